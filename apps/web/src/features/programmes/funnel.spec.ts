import { describe, expect, it } from '@jest/globals';
import { funnelOf } from './funnel.js';

describe('the funnel of a season', () => {
  it('counts at each step everything that came at least that far, without drafts', () => {
    const tally = [
      { key: 'DRAFT', count: 6 },
      { key: 'EXPIRED', count: 4 },
      { key: 'SUBMITTED', count: 7 },
      { key: 'WITHDRAWN', count: 1 },
      { key: 'IN_SELECTION', count: 8 },
      { key: 'OFFERED', count: 3 },
      { key: 'CONFIRMED', count: 2 },
    ];
    expect(funnelOf(tally).map(({ count }) => count)).toEqual([21, 13, 5, 2]);
  });

  it('is zero everywhere before the first application', () => {
    expect(funnelOf([]).map(({ count }) => count)).toEqual([0, 0, 0, 0]);
  });
});
