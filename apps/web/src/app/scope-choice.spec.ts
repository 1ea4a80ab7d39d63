import { describe, expect, it } from '@jest/globals';
import { firstSeason, programmesOf } from './scope-choice.js';

const season = (state: string, opensAt: string) => ({ state, opensAt });

describe('the season to begin with', () => {
  it('is the open one, however old', () => {
    const open = season('OPEN', '2020-01-01T00:00:00Z');
    expect(
      firstSeason([season('FINISHED', '2021-01-01T00:00:00Z'), open, season('PLANNED', '2030-01-01T00:00:00Z')]),
    ).toBe(open);
  });
  it('is the newest among equals, and nothing where there is none', () => {
    const newer = season('FINISHED', '2022-01-01T00:00:00Z');
    expect(firstSeason([season('FINISHED', '2021-01-01T00:00:00Z'), newer])).toBe(newer);
    expect(firstSeason([])).toBeUndefined();
  });
});

describe('the programmes of a person', () => {
  const [one, other] = ['0192f5a0-7c1e-7d3a-9b2f-1a2b3c4d5e6f', '0192f5a0-7c1e-7d3a-9b2f-1a2b3c4d5e70'];
  const programmes = [{ id: one ?? '' }, { id: other ?? '' }];
  const grant = (scopeKind: 'PLATFORM' | 'PROGRAMME', scopeId: string | null) => ({
    role: 'STAFF' as const,
    scopeKind,
    scopeId,
  });
  it('are those of the grants', () =>
    expect(programmesOf(programmes, [grant('PROGRAMME', one ?? null)])).toEqual([{ id: one }]));
  it('are all for a role on the whole platform', () =>
    expect(programmesOf(programmes, [grant('PLATFORM', null)])).toHaveLength(2));
});
