import { MatchError, type Pair } from '#matching';
import { JsonNumbers } from './json-numbers.js';
import { idsField, type Fields } from './fields.js';

/** [i, j, i, j, ...] as pairs. */
export function pairsOf(flat: Int32Array | undefined): Pair[] | undefined {
  if (!flat) return undefined;
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at]!, flat[2 * at + 1]!] as const);
}

/** What a previous match or a pins file holds. */
export interface ReadPairs {
  pairs: Pair[];
  prices?: number[];
  pins?: Pair[];
  forbids?: Pair[];
  applications?: string[];
  judges?: string[];
}

/** Reads [[i, j], ...], an earlier output, or a pins file. @throws MatchError FORMAT */
export function readPairs(bytes: Uint8Array): ReadPairs {
  const json = new JsonNumbers(bytes);
  if (json.startsList()) {
    const flat = json.tuples(2);
    json.end();
    return { pairs: pairsOf(flat) ?? [] };
  }
  const found: ReadPairs = { pairs: [] };
  let told = false;
  const fields: Fields = { scalars: new Map(), integers: new Map(), tuples: new Map(), lists: new Map() };
  json.object((key) => {
    if (key === 'pairs' || key === 'pins' || key === 'forbids') {
      found[key] = pairsOf(json.tuples(2)) ?? [];
      told = true;
    } else fields.scalars.set(key, json.value());
  });
  json.end();
  if (!told) throw new MatchError('FORMAT', 'expected [[i, j], ...] or an object with pairs, pins or forbids');
  const { applications, judges } = {
    applications: idsField(fields, 'applications'),
    judges: idsField(fields, 'judges'),
  };
  const prices = fields.scalars.get('prices');
  if (Array.isArray(prices) && prices.every((price) => typeof price === 'number')) found.prices = prices;
  return { ...found, ...(applications && { applications }), ...(judges && { judges }) };
}
