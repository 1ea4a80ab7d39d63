import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** Rounds kept in mind at once: those somebody is looking at. */
const mostKept = 2;
const forgetAfterMs = 10 * 60_000;

/** One name for all these facts; they are plain values. O(their size). */
export const keyOfFacts = (...facts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64');

interface Kept {
  readonly key: string;
  readonly value: unknown;
  readonly until: number;
}

/**
 * What was worked out for a round and stays true as long as all it was worked out from stays the same: fits, and the best
 * assignment. Keys are hashes of exactly that, so that nothing can be out of date; each process has its own.
 */
@Injectable()
export class RoundMemory {
  private readonly kept = new Map<string, Kept[]>();

  /** The value for the facts of this key, made where it is not known. `name` says what it is. */
  async recall<T>(name: string, key: string, make: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const others = (this.kept.get(name) ?? []).filter((one) => one.key !== key && one.until > now);
    const known = this.kept.get(name)?.find((one) => one.key === key);
    const value = known ? (known.value as T) : await make();
    this.kept.set(name, [{ key, value, until: now + forgetAfterMs }, ...others].slice(0, mostKept));
    return value;
  }
}
