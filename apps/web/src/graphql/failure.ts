/** A refusal inside a payload, already in the viewer's language. `field` is a dotted path from the input object. */
export interface UserError {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}

export const failureCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'DEADLINE_PASSED',
  'BAD_REQUEST',
  'OFFLINE',
  'OUTDATED',
  'INTERNAL',
] as const;
export type FailureCode = (typeof failureCodes)[number];

const known = (code: string): code is FailureCode => failureCodes.some((each) => each === code);

/** What else the api says of a request it could not answer. */
export interface FailureDetail {
  readonly requestId?: string;
  /** Seconds to wait before the next try. */
  readonly retryAfter?: number;
  readonly message?: string;
}

/** A request that gave no answer: the network was away, or the api said one of its closed codes. */
export class RequestFailure extends Error {
  readonly code: FailureCode;
  /** The code as the api wrote it, also when it is none of ours. */
  readonly rawCode: string;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: string, detail: FailureDetail = {}) {
    super(detail.message ?? code);
    this.name = 'RequestFailure';
    this.rawCode = code;
    this.code = known(code) ? code : code === 'BAD_USER_INPUT' ? 'BAD_REQUEST' : 'INTERNAL';
    this.requestId = detail.requestId;
    this.retryAfter = detail.retryAfter;
  }
}

const codeByStatus: Readonly<Record<number, FailureCode>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'RATE_LIMITED',
};

/** The code for an HTTP status that came without one. */
export const codeOfStatus = (status: number): FailureCode => codeByStatus[status] ?? 'INTERNAL';

/** Ends a page whose subject does not exist for this person: `if (!round) throw notFound();`. */
export const notFound = (): RequestFailure => new RequestFailure('NOT_FOUND');

/** What browsers say when a file of the site is gone, mostly since a new version was put in its place. */
const lostPart = /imported module|module script/;

/** Any thrown value as a failure that a page can show. */
export function asFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  if (error instanceof Response) return new RequestFailure(codeOfStatus(error.status));
  const message = String(error);
  return new RequestFailure(lostPart.test(message) ? 'OUTDATED' : 'INTERNAL', { message });
}
