import { createHash } from 'node:crypto';
import { fingerprintParts, type MatchInstance, type MatchOptions } from '#matching';

/** SHA-256 of the canonical instance and options, hexadecimal: equal inputs have equal hashes in any order of rows. */
export function inputsHash(instance: MatchInstance, options: MatchOptions): string {
  const hash = createHash('sha256');
  for (const part of fingerprintParts(instance, options)) hash.update(part);
  return hash.digest('hex');
}
