import { QueryClient, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { freshKey } from './fresh-key.js';
import { asFailure, type RequestFailure, type UserError } from './failure.js';
import { keyOf, type AnyDocument, type Document } from './graphql.js';
import { send } from './transport.js';

export { graphql, type FragmentOf, type ResultOf, type VariablesOf } from './graphql.js';
export { notFound, RequestFailure, type FailureCode, type UserError } from './failure.js';
export { useLive } from './live.js';

const mayHelpToRetry = (failures: number, error: Error) => asFailure(error).code === 'OFFLINE' && failures < 2;

/** The one cache of a tab. An answer counts as fresh for ten seconds; it is shown from the cache before. */
export const newCache = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, gcTime: 10 * 60_000, retry: mayHelpToRetry } },
  });

/**
 * Reads a document and suspends until the first answer is there; a failure goes to the page's error state. A page
 * seen before shows its last answer at once while it is read again.
 */
export function useRead<Result, Variables>(document: Document<Result, Variables>, variables: Variables): Result {
  return useSuspenseQuery({
    queryKey: keyOf(document, variables),
    queryFn: ({ signal }) => send(document, variables, { signal }),
  }).data;
}

export interface LaterRead<Result> {
  readonly data: Result | undefined;
  readonly failure: RequestFailure | undefined;
  readonly reading: boolean;
  readonly again: () => void;
}

/** Reads only while `when` holds, and never suspends: for panels that open, searches, and counts in the frame. */
export function useReadWhen<Result, Variables>(
  when: boolean,
  document: Document<Result, Variables>,
  variables: Variables,
): LaterRead<Result> {
  const query = useQuery({
    queryKey: keyOf(document, variables),
    queryFn: ({ signal }) => send(document, variables, { signal }),
    enabled: when,
    placeholderData: (last) => last,
  });
  return {
    data: query.data,
    failure: query.error === null ? undefined : asFailure(query.error),
    reading: query.isFetching,
    again: () => void query.refetch(),
  };
}

/** Looks at and changes answers in the cache, for results shown before the api has confirmed them. */
export interface CacheHand {
  /** Replaces the cached answer, when there is one, and gives the step back. */
  change<Result, Variables>(
    document: Document<Result, Variables>,
    variables: Variables,
    to: (before: Result) => Result,
  ): () => void;
}

export interface WriteOptions<Variables> {
  /** Reads to ask again after success. Usual: all that are on the page. Autosave passes an empty list. */
  readonly refreshes?: readonly AnyDocument[];
  /** Shows the result at once; the steps back it returns are taken when the write is refused. */
  readonly meanwhile?: (cache: CacheHand, variables: Variables) => readonly (() => void)[];
  readonly onLostSession?: 'ask' | 'fail';
  /** For what may be said twice without harm, like autosave: it goes without a key and its caller tries again. */
  readonly harmlessTwice?: boolean;
}

/** How a write ended. `fieldErrors` is keyed by the dotted path below `input`, ready for `form.setErrors`. */
export type WriteOutcome<Result> =
  | { readonly ok: true; readonly data: Result }
  | {
      readonly ok: false;
      readonly userErrors: readonly UserError[];
      readonly fieldErrors: Readonly<Record<string, string>>;
      readonly failure: RequestFailure | undefined;
    };

export interface Write<Result, Variables> {
  readonly run: (variables: Variables) => Promise<WriteOutcome<Result>>;
  readonly running: boolean;
  /** The last outcome, until the next run. */
  readonly outcome: WriteOutcome<Result> | undefined;
}

function userErrorsIn(data: unknown): readonly UserError[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap((payload: { userErrors?: readonly UserError[] } | null) =>
    typeof payload === 'object' && payload !== null ? (payload.userErrors ?? []) : [],
  );
}

/** Refusals by field; those about the whole are not in it. The leading `input.` is cut off. */
export function fieldErrorsOf(errors: readonly UserError[]): Record<string, string> {
  const byField: Record<string, string> = {};
  for (const { field, message } of errors) if (field) byField[field.replace(/^input\./, '')] ??= message;
  return byField;
}

function handOn(client: QueryClient): CacheHand {
  return {
    change(document, variables, to) {
      const key = keyOf(document, variables);
      void client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Parameters<typeof to>[0]>(key);
      if (before === undefined) return () => undefined;
      client.setQueryData(key, to(before));
      return () => client.setQueryData(key, before);
    },
  };
}

/** The api does what it is asked under one key once, so that a question whose answer got lost can be asked again. */
function withKey<Variables>(variables: Variables): Variables {
  const { input } = variables as { input?: unknown };
  if (typeof input !== 'object' || input === null) return variables;
  return { ...variables, input: { clientMutationId: freshKey(), ...input } };
}

/** Pauses before a write is sent again when the network ate its answer. */
const pausesMs = [800, 2_500];

async function sendPatiently<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  { onLostSession, harmlessTwice }: WriteOptions<Variables>,
): Promise<Result> {
  for (const pauseMs of harmlessTwice ? [] : pausesMs) {
    try {
      return await send(document, variables, onLostSession ? { onLostSession } : {});
    } catch (error) {
      if (asFailure(error).code !== 'OFFLINE') throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return send(document, variables, onLostSession ? { onLostSession } : {});
}

async function writeOnce<Result, Variables>(
  client: QueryClient,
  document: Document<Result, Variables>,
  variables: Variables,
  options: WriteOptions<Variables>,
): Promise<WriteOutcome<Result>> {
  const back = options.meanwhile?.(handOn(client), variables) ?? [];
  const stepBack = () => back.forEach((step) => step());
  try {
    const asked = options.harmlessTwice ? variables : withKey(variables);
    const data = await sendPatiently(document, asked, options);
    const userErrors = userErrorsIn(data);
    if (userErrors.length > 0) stepBack();
    const reads = options.refreshes?.map((each) => keyOf(each)) ?? [['read']];
    await Promise.all(reads.map((queryKey) => client.invalidateQueries({ queryKey })));
    if (userErrors.length === 0) return { ok: true, data };
    return { ok: false, userErrors, fieldErrors: fieldErrorsOf(userErrors), failure: undefined };
  } catch (error) {
    stepBack();
    return { ok: false, userErrors: [], fieldErrors: {}, failure: asFailure(error) };
  }
}

/**
 * Writes with a mutation. `run` never throws: refusals come back as `userErrors` and `fieldErrors`, a lost network or
 * an unknown error as `failure`. The same said again while it is on its way, as by a double click, gets the same answer.
 */
export function useWrite<Result, Variables>(
  document: Document<Result, Variables>,
  options: WriteOptions<Variables> = {},
): Write<Result, Variables> {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (variables: Variables) => writeOnce(client, document, variables, options),
    networkMode: 'always',
  });
  const { mutateAsync } = mutation;
  const going = useRef(new Map<string, Promise<WriteOutcome<Result>>>());
  const run = useCallback(
    (variables: Variables) => {
      const said = JSON.stringify(variables);
      const answer = going.current.get(said) ?? mutateAsync(variables).finally(() => going.current.delete(said));
      going.current.set(said, answer);
      return answer;
    },
    [mutateAsync],
  );
  return { run, running: mutation.isPending, outcome: mutation.data };
}
