import { describe, expect, it } from '@jest/globals';
import { id, job } from '#messaging';
import { matchHandlers } from './job-handlers.js';

const contracts = { score: job('assessment', { roundId: id }), match: job('mentoring', { runId: id }) };

class Score {
  async handle() {}
}
class Match {
  async handle() {}
}
class Idle {}

const score = { job: 'score', handler: new Score() };
const match = { job: 'match', handler: new Match() };

describe('the worker at its start', () => {
  it('takes exactly one handler for each job', () => {
    expect([...matchHandlers(contracts, [score, match]).keys()]).toEqual(['score', 'match']);
  });

  it.each([
    ['a job has no handler', [score], '"match" has no handler.'],
    [
      'a job has two handlers',
      [score, match, { job: 'score', handler: new Match() }],
      '"score" has two handlers, one of them Match.',
    ],
    [
      'a handler serves no job',
      [score, match, { job: 'bake', handler: new Idle() }],
      'Idle handles "bake", which is no job.',
    ],
    ['a handler cannot handle', [score, { job: 'match', handler: new Idle() }], 'Idle has no method "handle".'],
  ])('refuses when %s', (_why, found, words) => {
    expect(() => matchHandlers(contracts, found)).toThrow(words);
  });
});
