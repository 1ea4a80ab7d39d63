import { isId, type Id } from '#kernel';

/** One field of a payload: what it must be, and its type once it is. */
export interface Field<T> {
  readonly means: string;
  accepts(value: unknown): value is T;
}

export type Shape = Readonly<Record<string, Field<unknown>>>;
export type PayloadOf<S extends Shape> = { readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never };

/** A UUID. Payloads carry ids and no personal data, so that logs and queues have nothing to leak. */
export const id: Field<Id> = { means: 'a UUID in lower case', accepts: isId };

/** A payload that does not fit its contract: a mistake in our own code or an older version's leftover, never a person's. */
export class PayloadMismatch extends Error {
  override readonly name = 'PayloadMismatch';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fits<S extends Shape>(shape: S, value: unknown): value is PayloadOf<S> {
  if (!isRecord(value)) return false;
  const sameFields = Object.keys(value).every((name) => name in shape);
  return sameFields && Object.entries(shape).every(([name, field]) => field.accepts(value[name]));
}

/**
 * The payload, once every field is there and right and nothing else is.
 * @throws PayloadMismatch naming what was expected, without the values.
 */
export function readPayload<S extends Shape>(whose: string, shape: S, value: unknown): PayloadOf<S> {
  if (fits(shape, value)) return value;
  const wanted = Object.entries(shape).map(([name, field]) => `${name}: ${field.means}`);
  const given = isRecord(value) ? Object.keys(value).join(', ') : typeof value;
  throw new PayloadMismatch(
    `The payload of ${whose} must be { ${wanted.join(', ')} }; its fields are: ${given || 'none'}.`,
  );
}
