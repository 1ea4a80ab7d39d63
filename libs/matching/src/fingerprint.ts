import type { MatchInstance, Pair } from './instance.js';
import type { MatchOptions } from './options.js';
import { canonicalOrder, weights } from './problem.js';

/** Part of every stored result: which engine made it. */
export const ENGINE_VERSION = 'matching/1';

/**
 * The instance and the options in one canonical form, as bytes to be hashed by the caller (SHA-256): applications and
 * judges in the order of their ids, so that the order of rows does not matter. O(arcs).
 */
export function* fingerprintParts(instance: MatchInstance, options: MatchOptions): Generator<Uint8Array | string> {
  const { rows, applicationAt, judgeAt, applicationRank, judgeRank } = canonicalOrder(instance);
  const pairs = (list: readonly Pair[] = []): string =>
    JSON.stringify(
      list
        .map(([i, j]) => [applicationRank[i] ?? i, judgeRank[j] ?? j])
        .toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!),
    );
  yield `${instance.kind} ${instance.n} ${instance.m} ${ENGINE_VERSION}\n`;
  yield bytesOf(Int32Array.from(applicationAt, (i) => instance.k[i]!));
  yield bytesOf(Int32Array.from(judgeAt, (j) => instance.lo[j]!));
  yield bytesOf(Int32Array.from(judgeAt, (j) => instance.hi[j]!));
  yield bytesOf(rows.rowPtr);
  yield bytesOf(rows.col);
  yield bytesOf(weights(instance, rows));
  const { objective = 'total', keepMode = 'soft', keepBonus } = options;
  yield JSON.stringify([
    Array.from(applicationAt, (i) => instance.applicationIds?.[i]),
    Array.from(judgeAt, (j) => instance.judgeIds?.[j]),
  ]);
  yield [pairs(instance.pins), pairs(instance.forbids), pairs(options.previous), objective, keepMode, keepBonus].join(
    '\n',
  );
  yield JSON.stringify(instance.quotas ?? []);
}

function bytesOf(values: Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
