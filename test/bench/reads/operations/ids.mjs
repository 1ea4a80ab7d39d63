import { createHash } from 'node:crypto';
import { idFor } from '#kernel';

/** The row id that the seed gives for these words. */
export function idOf(words) {
  const md5 = createHash('md5').update(words).digest('hex');
  const hash = `${md5.slice(0, 12)}8${md5.slice(13, 16)}a${md5.slice(17)}`;
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20)].join('-');
}

/** The same row as Semai names it to the outside. */
export const globalId = (type, words) => `${type}_${idOf(words)}`;

/** A person of the sample by his or her part in it. */
export const sampleId = (part) => idFor('sample', 'person', part);
