import { expect, it } from '@jest/globals';
import { RecentlyUsed } from './plan-cache.js';

it('keeps the entries that were used last', () => {
  const cache = new RecentlyUsed<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size]).toEqual([1, undefined, 3, 2]);
});

it('replaces an entry in its place', () => {
  const cache = new RecentlyUsed<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.set('b', 3);
  expect([cache.get('a'), cache.get('b')]).toEqual([1, 3]);
});
