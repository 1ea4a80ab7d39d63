import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { readEvent } from './domain-events.js';
import { jobs } from './jobs.js';
import { id, PayloadMismatch, readPayload } from './payload-shape.js';

const shape = { roundId: id, runId: id };

describe('a payload', () => {
  it('is taken when every field is there and right', () => {
    const payload = { roundId: newId(), runId: newId() };
    expect(readPayload('assign', shape, payload)).toEqual(payload);
  });

  it.each([
    ['a field is missing', { roundId: newId() }],
    ['a field is no id', { roundId: newId(), runId: 'Siti Rahma' }],
    ['there is a field more', { roundId: newId(), runId: newId(), email: 'a@contoh.invalid' }],
    ['it is no object', 'round'],
    ['it is a list', [newId()]],
    ['it is nothing', null],
  ])('is refused when %s', (_why, payload) => {
    expect(() => readPayload('assign', shape, payload)).toThrow(PayloadMismatch);
  });

  it('is refused without repeating what it held', () => {
    expect(() => readPayload('assign', shape, { roundId: 'a@contoh.invalid', runId: newId() })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('contoh') }),
    );
  });
});

describe('a notice', () => {
  it('carries one event with its ids', () => {
    const notice = { event: 'offer.made', payload: { offerId: newId() } };
    expect(jobs.notify.read(notice)).toEqual(notice);
  });

  it('is refused with the ids of another event', () => {
    expect(() => jobs.notify.read({ event: 'offer.made', payload: { roundId: newId() } })).toThrow(PayloadMismatch);
  });

  it('is refused for an event that does not exist', () => {
    expect(() => jobs.notify.read({ event: 'offer.eaten', payload: {} })).toThrow(PayloadMismatch);
  });
});

describe('an event', () => {
  it('is refused with personal data beside its ids', () => {
    expect(() => readEvent('round.opened', { roundId: newId(), name: 'Siti' })).toThrow(PayloadMismatch);
  });
});
