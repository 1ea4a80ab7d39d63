/**
 * Compares two strings by Unicode code point (not by UTF-16 unit as `<` does), so that every language and tool sorts
 * the same ids the same way.
 * Example: compareCodePoints('a', 'b') < 0; an emoji (U+1F600) comes after U+FF5E although its first unit is smaller.
 */
export function compareCodePoints(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return codeUnitRank(a) - codeUnitRank(b);
  }
  return left.length - right.length;
}

/** Surrogates (0xD800-0xDFFF) stand for code points above 0xFFFF, so they sort after every other unit. */
function codeUnitRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

export interface Renumbering {
  /** The ids in use, in code-point order. */
  readonly ids: readonly string[];
  /** New index of each old index; -1 when the id is not in use. */
  readonly newIndex: Int32Array;
}

/** Sorts the ids that are in use and numbers them from 0; makes every later step independent of row order. */
export function renumber(ids: readonly string[], used: Uint8Array): Renumbering {
  const order: number[] = [];
  for (let i = 0; i < ids.length; i++) if (used[i] === 1) order.push(i);
  order.sort((a, b) => compareCodePoints(ids[a]!, ids[b]!));
  const newIndex = new Int32Array(ids.length).fill(-1);
  order.forEach((old, position) => {
    newIndex[old] = position;
  });
  return { ids: order.map((old) => ids[old]!), newIndex };
}
