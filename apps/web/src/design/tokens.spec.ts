import { describe, expect, it } from '@jest/globals';
import { contrast } from './contrast.js';
import { colourNames, dark, light, type SchemeTokens } from './tokens.js';

type Pair = readonly [what: string, front: string, back: string, least: number];

function pairsOf(scheme: SchemeTokens): Pair[] {
  const backs = [scheme.page, scheme.surface, scheme.raised];
  const everywhere = (what: string, front: string, least: number) =>
    backs.map((back): Pair => [what, front, back, least]);
  return [
    ...everywhere('text', scheme.text, 7),
    ...everywhere('muted text', scheme.muted, 4.5),
    ...everywhere('control border', scheme.control, 3),
    ...everywhere('focus ring', scheme.focus, 3),
    ...colourNames.flatMap((name) => {
      const { solid, solidHover, badgeBack, badgeHover, badgeText } = scheme.colours[name];
      return [
        ...everywhere(name, solid, 4.5),
        [`text on ${name}`, scheme.onFilled, solid, 4.5] as Pair,
        [`text on ${name} hovered`, scheme.onFilled, solidHover, 4.5] as Pair,
        [`badge ${name}`, badgeText, badgeBack, 4.5] as Pair,
        [`badge ${name} hovered`, badgeText, badgeHover, 4.5] as Pair,
      ];
    }),
    ...scheme.chart.flatMap((series, at): Pair[] => [
      [`chart ${at + 1}`, series, scheme.page, 4.5],
      [`chart ${at + 1}`, series, scheme.surface, 4.5],
    ]),
  ];
}

describe('contrast', () => {
  it('is 21 between black and white, 1 between equals', () => {
    expect(contrast('#FFFFFF', '#000000')).toBeCloseTo(21);
    expect(contrast('#1B6B45', '#1B6B45')).toBe(1);
  });
});

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s tokens', (_, scheme) => {
  it.each(pairsOf(scheme))('%s %s on %s reaches %d to 1', (_what, front, back, least) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
  });
});
