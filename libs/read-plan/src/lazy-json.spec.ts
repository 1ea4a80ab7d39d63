import { describe, expect, it } from '@jest/globals';
import { jsonTextOf, lazyJson } from './lazy-json.js';

describe('lazy JSON', () => {
  it('is handed on as text until somebody looks into it', async () => {
    const text = '{"a" : 1, "b" : [1, 2]}';
    const row = lazyJson<{ a: number }>(text, [{ key: 'a' }, { key: 'b' }]);
    expect(jsonTextOf(await Promise.resolve(row))).toBe(text);
    expect(Reflect.get(row, 'subscribe')).toBeUndefined();
    expect(jsonTextOf(row)).toBe(text);
    expect(row.a).toBe(1);
    expect(jsonTextOf(row)).toBeUndefined();
    expect(row).toEqual({ a: 1, b: [1, 2] });
  });

  it('behaves like the object it stands for', () => {
    const row = lazyJson<Record<string, unknown>>('{"a" : 1, "__proto__" : {"x" : 1}}', [{ key: 'a' }]);
    expect(Object.keys(row)).toEqual(['a', '__proto__']);
    expect('x' in row).toBe(false);
    expect({ ...lazyJson<object>('{"a" : 1}'), b: 2 }).toEqual({ a: 1, b: 2 });
    expect(JSON.stringify(lazyJson('{"a" : null}'))).toBe('{"a":null}');
    const changed = lazyJson<Record<string, unknown>>('{"a" : 1}', [{ key: 'a' }]);
    changed['a'] = 2;
    delete changed['b'];
    expect([jsonTextOf(changed), changed['a']]).toEqual([undefined, 2]);
  });

  it('behaves like the list it stands for', () => {
    const list = lazyJson<unknown[]>('[{"a" : 1}, {"a" : 2}]');
    expect(Array.isArray(list)).toBe(true);
    expect(list.length).toBe(2);
    expect(list.map((row) => row)).toEqual([{ a: 1 }, { a: 2 }]);
    expect([...lazyJson<unknown[]>('[1, 2]')]).toEqual([1, 2]);
    expect(lazyJson<unknown[]>('[]')).toEqual([]);
  });

  it('gives an alias called then', async () => {
    const row = lazyJson<Record<string, unknown>>('{"then" : "x"}', [{ key: 'then' }]);
    expect((await Promise.resolve(row))['then']).toBe('x');
  });
});
