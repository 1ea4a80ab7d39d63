import { createHash } from 'node:crypto';

/** The row id that the seed gives for these words. */
export function idOf(words) {
  const hash = createHash('md5').update(words).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20)].join('-');
}

/** The same row as Semai names it to the outside. */
export const globalId = (type, words) => Buffer.from(`${type}:${idOf(words)}`).toString('base64url');
