import { createHash } from 'node:crypto';
import { DeadlockException, OptimisticLockError } from '@mikro-orm/postgresql';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { Viewer } from '#access';
import { DomainError, formatDateTime, homeZone, refusalTexts, translate, type Locale } from '#kernel';
import { MutationReceipts, type KeyedMutation } from '#messaging';
import { isErrorCode } from './error-code.js';
import type { GraphqlContext } from './context.js';
import type { UserError } from './user-error.model.js';

export type RootResolver = GraphQLFieldResolver<unknown, GraphqlContext>;

const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Words for a refusal in the viewer's language; moments among its facts are written for people, in the call's zone. */
export function refusalWords({ code, params }: DomainError, locale: Locale): string {
  const zone = typeof params['zone'] === 'string' ? params['zone'] : homeZone;
  const said = Object.entries(params).map(([name, value]) => {
    const isMoment = typeof value === 'string' && moment.test(value);
    return [name, isMoment ? formatDateTime(value, locale, zone) : value];
  });
  return translate(refusalTexts[locale], locale, code, Object.fromEntries(said));
}

function userErrors(error: DomainError, viewer: Viewer): UserError[] {
  return error.all.map((one) => ({
    code: one.code,
    field: one.field ?? null,
    message: refusalWords(one, viewer.locale),
  }));
}

/** Codes that stay errors of the whole answer even in a mutation: there is nothing a form could show. */
const ofTheAnswer = (code: string) => isErrorCode(code) && code !== 'CONFLICT' && code !== 'DEADLINE_PASSED';

/** Makes a mutation's refusals part of its payload: `{ …, userErrors: [{ code, field, message }] }`; answers a key once. */
export function answeringMutation(receipts: MutationReceipts, resolve: RootResolver): RootResolver {
  return async (source, args: MutationArgs, context, info) => {
    const { viewer } = context;
    const clientMutationId = args.input?.clientMutationId ?? null;
    const keyed = keyedMutation(viewer, info, args);
    const run = async (): Promise<Record<string, unknown>> => {
      const payload: unknown = await resolve(source, args, context, info);
      // The filter of refusals gives them back as values.
      if (payload instanceof Error) throw payload;
      return payload as Record<string, unknown>;
    };
    try {
      const payload = await (keyed ? receipts.once(keyed, run) : run());
      return { clientMutationId, userErrors: [], ...payload };
    } catch (problem) {
      const error = contested(problem) ? new DomainError('CONFLICT', { cause: problem }) : problem;
      if (!(error instanceof DomainError) || ofTheAnswer(error.code)) throw error;
      return { clientMutationId, userErrors: userErrors(error, viewer) };
    }
  };
}

/** Somebody else wrote the same rows in the same moment: this change was not made, and can be tried again. */
const contested = (problem: unknown): boolean =>
  problem instanceof OptimisticLockError || problem instanceof DeadlockException;

interface MutationArgs {
  readonly input?: { readonly clientMutationId?: string | null };
}

/** Nothing for visitors, who have no memory here, and for callers who gave no key. */
function keyedMutation(viewer: Viewer, info: GraphQLResolveInfo, args: MutationArgs): KeyedMutation | undefined {
  const key = args.input?.clientMutationId;
  if (!key || !viewer.personId) return undefined;
  const asked = JSON.stringify([info.fieldName, args, info.operation.loc?.source.body]);
  return { actorId: viewer.personId, key, requestHash: createHash('sha256').update(asked).digest('hex') };
}
