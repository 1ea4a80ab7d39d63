import { currentLocale } from '../i18n.js';
import { codeOfStatus, RequestFailure } from './failure.js';
import { requestOf, type Document } from './graphql.js';
import { waitForSignIn } from './sign-in-gate.js';

interface GraphqlAnswer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly requestId?: string; readonly retryAfter?: number };
  }[];
}

export interface SendOptions {
  readonly signal?: AbortSignal;
  /** Whether a lost session opens the sign-in sheet and the request is sent again afterwards. Usual: yes. */
  readonly onLostSession?: 'ask' | 'fail';
}

const seconds = (header: string | null): number | undefined => {
  const value = Number(header);
  return header !== null && Number.isFinite(value) ? value : undefined;
};

async function post(body: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'apollo-require-preflight': '1',
        'x-semai-locale': currentLocale(),
      },
      body,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new RequestFailure('OFFLINE', { message: cause instanceof Error ? cause.message : 'offline' });
  }
}

async function answerOf<Result>(response: Response): Promise<Result> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const retryAfter = seconds(response.headers.get('retry-after'));
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answer: GraphqlAnswer<Result> = isJson ? await response.json() : {};
  const error = answer.errors?.[0];
  if (error === undefined && answer.data !== undefined && answer.data !== null) return answer.data;
  const code = error?.extensions?.code ?? codeOfStatus(response.status);
  if (code === 'PERSISTED_QUERY_NOT_FOUND') takeNewPages();
  throw new RequestFailure(code, {
    message: error?.message ?? `HTTP ${response.status}`,
    ...pick('requestId', error?.extensions?.requestId ?? requestId),
    ...pick('retryAfter', error?.extensions?.retryAfter ?? retryAfter),
  });
}

const lastTaken = 'semai-pages-taken';

/** The api has newer pages than this tab: they are loaded once; what was typed waits on the device. */
function takeNewPages(): void {
  const before = Number(window.sessionStorage.getItem(lastTaken));
  if (Date.now() - before < 60_000) return;
  window.sessionStorage.setItem(lastTaken, String(Date.now()));
  window.location.reload();
}

const pick = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  value === undefined ? {} : { [key]: value };

/**
 * Sends one document and gives its data, or throws a RequestFailure. A lost session opens the sign-in sheet; once the
 * person is back the same request is sent again, so that nothing typed is lost.
 */
export async function send<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  options: SendOptions = {},
): Promise<Result> {
  const body = JSON.stringify({ ...requestOf(document), variables });
  for (;;) {
    try {
      return await answerOf<Result>(await post(body, options.signal));
    } catch (error) {
      const lost = error instanceof RequestFailure && error.code === 'UNAUTHENTICATED';
      if (!lost || options.onLostSession === 'fail' || (await waitForSignIn()) === 'left') throw error;
    }
  }
}
