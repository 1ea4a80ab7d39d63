import { describe, expect, it } from '@jest/globals';
import { krippendorffAlphas } from './krippendorff-alpha.js';

/** Units in rows, raters in columns; null = not scored. */
function alphasOf(units: (number | null)[][]) {
  const pairs = units.flatMap((row, unit) => row.flatMap((value) => (value === null ? [] : [[unit, value] as const])));
  return krippendorffAlphas(
    Int32Array.from(pairs, ([unit]) => unit),
    Float64Array.from(pairs, ([, value]) => value),
  );
}

describe('krippendorff alpha', () => {
  it("reproduces the worked example of Krippendorff's paper of 2011", () => {
    const _ = null;
    const raters = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, _],
      [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ];
    const units = raters[0]!.map((_value, u) => raters.map((row) => row[u]!));
    const alphas = alphasOf(units);
    expect(alphas.nominal).toBeCloseTo(0.743421052631579, 12);
    expect(alphas.ordinal).toBeCloseTo(0.815387503754881, 12);
    expect(alphas.interval).toBeCloseTo(0.849107142857143, 12);
    expect(alphas.ratio).toBeCloseTo(0.797402774711612, 12);
  });

  it('is 1 under full agreement and null without variation or pairs', () => {
    expect(
      alphasOf([
        [1, 1],
        [2, 2],
        [5, 5],
      ]),
    ).toEqual({ nominal: 1, ordinal: 1, interval: 1, ratio: 1 });
    const none = { nominal: null, ordinal: null, interval: null, ratio: null };
    expect(
      alphasOf([
        [3, 3],
        [3, 3],
      ]),
    ).toEqual(none);
    expect(alphasOf([[1], [2], [3]])).toEqual(none);
  });

  it('leaves ratio alpha out when opposite values make it undefined', () => {
    expect(
      alphasOf([
        [-1, 1],
        [1, 1],
        [2, -1],
      ]).ratio,
    ).toBeNull();
  });

  it('gives only interval alpha beyond 2,000 distinct values', () => {
    const units = Array.from({ length: 1200 }, (_, u) => [u + 0.25, u + 0.5]);
    const alphas = alphasOf(units);
    expect(alphas.ordinal).toBeNull();
    expect(alphas.interval).toBeGreaterThan(0.99);
  });
});
