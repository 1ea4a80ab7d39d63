import { describe, expect, it } from '@jest/globals';
import { shareOf, standingOf, type JobView } from './job-progress.js';

const start = '2027-03-14T10:00:00Z';
const at = (seconds: number) => Date.parse(start) + seconds * 1000;
const job = (change: Partial<JobView>): JobView => ({
  state: 'running',
  done: 0,
  total: 100,
  startedAt: start,
  endedAt: null,
  progressAt: start,
  ...change,
});

describe('the standing of a job', () => {
  it('guesses what is left only once a tenth is done', () => {
    expect(standingOf(job({ done: 5 }), at(30)).left).toBeUndefined();
    expect(standingOf(job({ done: 25 }), at(30)).left).toBe(90_000);
  });
  it('is stuck after a minute without progress, but not once it has ended', () => {
    expect(standingOf(job({}), at(60)).stuck).toBe(false);
    expect(standingOf(job({}), at(61)).stuck).toBe(true);
    expect(standingOf(job({ state: 'failed', endedAt: start }), at(900)).stuck).toBe(false);
  });
  it('stops its clock at the end', () => {
    expect(standingOf(job({ state: 'done', done: 100, endedAt: '2027-03-14T10:01:00Z' }), at(900)).elapsed).toBe(
      60_000,
    );
  });
  it('is whole once done, also where nothing was counted', () => {
    expect(shareOf({ state: 'done', done: 0, total: 0 })).toBe(1);
    expect(shareOf({ state: 'running', done: 30, total: 20 })).toBe(1);
    expect(shareOf({ state: 'waiting', done: 0, total: 0 })).toBe(0);
  });
});
