import { MatchError } from '#matching';
import { JsonNumbers } from './json-numbers.js';

/** The fields of an input file: number lists as typed arrays, everything else as JSON gives it. */
export interface Fields {
  scalars: Map<string, unknown>;
  integers: Map<string, Int32Array>;
  tuples: Map<string, Int32Array>;
  lists: Map<string, number[][]>;
}

const INTEGERS = new Set(['k', 'lo', 'hi', 'rowPtr', 'col', 'w', 'want', 'mentorSlotCapacity']);
const TUPLES = new Map([
  ['conflicts', 2],
  ['pins', 2],
  ['forbids', 2],
  ['requests', 3],
]);
const LISTS = new Set(['mentorSlots', 'startupSlots']);

/** Reads the object in `bytes`. @throws MatchError FORMAT, RANGE */
export function readFields(bytes: Uint8Array): Fields {
  const json = new JsonNumbers(bytes);
  const fields: Fields = { scalars: new Map(), integers: new Map(), tuples: new Map(), lists: new Map() };
  json.object((key) => {
    const width = TUPLES.get(key);
    if (INTEGERS.has(key)) fields.integers.set(key, json.integers());
    else if (width !== undefined) fields.tuples.set(key, json.tuples(width));
    else if (LISTS.has(key)) fields.lists.set(key, json.integerLists());
    else fields.scalars.set(key, json.value());
  });
  json.end();
  return fields;
}

/** A whole number >= 0. @throws MatchError FORMAT, RANGE */
export function countField({ scalars }: Fields, name: string): number {
  const value = scalars.get(name);
  if (typeof value !== 'number') throw new MatchError('FORMAT', `${name} is missing`);
  if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff)
    throw new MatchError('RANGE', `${name} must be an integer >= 0`);
  return value;
}

/** A list of integers of the given length. @throws MatchError FORMAT, LENGTH */
export function integersField({ integers }: Fields, name: string, length: number): Int32Array {
  const values = integers.get(name);
  if (!values) throw new MatchError('FORMAT', `${name} is missing`);
  if (values.length !== length)
    throw new MatchError('LENGTH', `${name} has ${values.length} entries, expected ${length}`);
  return values;
}

/** A list of texts, or nothing. @throws MatchError FORMAT */
export function idsField({ scalars }: Fields, name: string): string[] | undefined {
  const value = scalars.get(name);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((id) => typeof id === 'string'))
    throw new MatchError('FORMAT', `${name} must be a list of texts`);
  return value;
}
