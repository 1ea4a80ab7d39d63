import type { RefusalParams } from './locale.js';

export interface RefusalDetail {
  /** Input field the refusal is about, as a dotted path from the input object; absent when it is about the whole. */
  readonly field?: string;
  readonly params?: RefusalParams;
  readonly cause?: unknown;
}

/**
 * An expected refusal. Its code is from a closed list, its words stand in the catalogue under `errors.<code>`.
 * Codes of several refusals at once (a form with three missing fields) travel in one error as `all`.
 */
export class DomainError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly field: string | undefined;
  readonly params: RefusalParams;
  readonly all: readonly DomainError<Code>[];

  constructor(code: Code, detail: RefusalDetail = {}, others: readonly DomainError<Code>[] = []) {
    super(code, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'DomainError';
    this.code = code;
    this.field = detail.field;
    this.params = detail.params ?? {};
    this.all = [this, ...others];
  }

  /** One error that carries all of them, or nothing when there are none. */
  static throwAll<C extends string>(refusals: readonly DomainError<C>[]): void {
    const [first, ...others] = refusals;
    if (first) throw new DomainError(first.code, { field: first.field, params: first.params }, others);
  }
}
