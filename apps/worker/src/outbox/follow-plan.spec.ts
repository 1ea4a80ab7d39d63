import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { domainEvents, isEventName, jobs } from '#messaging';
import { eventRoutes } from './event-routes.js';
import { planFollows, type OutboxRow } from './follow-plan.js';

const table = { routes: eventRoutes, contracts: jobs };

const rowOf = (event: string, payload: unknown): OutboxRow => ({
  id: newId(),
  event,
  payload,
  programme_id: newId(),
  actor_id: newId(),
  request_id: 'request-1',
});

const everyEvent = Object.keys(domainEvents).map((event) => {
  const fields = isEventName(event) ? Object.keys(domainEvents[event]) : [];
  return rowOf(event, Object.fromEntries(fields.map((field) => [field, newId()])));
});

describe('what follows from events', () => {
  it('fits the contract of its job for every event there is', () => {
    const plan = planFollows(table, everyEvent);
    expect(plan.refused).toEqual([]);
    expect(plan.jobs.length).toBeGreaterThan(10);
  });

  it('has the same keys when it is planned again, and no colon in them', () => {
    const keys = () => planFollows(table, everyEvent).jobs.map(({ run }) => run.jobKey);
    expect(keys()).toEqual(keys());
    expect(new Set(keys()).size).toBe(keys().length);
    expect(keys().filter((key) => key.includes(':'))).toEqual([]);
  });

  it('carries programme, person and request of its event', () => {
    const row = rowOf('round.opened', { roundId: newId() });
    const [planned] = planFollows(table, [row]).jobs;
    expect(planned?.run).toMatchObject({ name: 'notify', programmeId: row.programme_id, requestedBy: row.actor_id });
    expect(planned?.job.envelope).toMatchObject({ key: `${row.id}-notify`, requestId: 'request-1' });
  });

  it('gives two jobs of one name two keys', () => {
    const routes = {
      ...eventRoutes,
      'offer.made': () => [
        ...eventRoutes['round.opened']({ roundId: newId() }),
        ...eventRoutes['round.opened']({ roundId: newId() }),
      ],
    };
    const row = rowOf('offer.made', { offerId: newId() });
    const keys = planFollows({ routes, contracts: jobs }, [row]).jobs.map(({ run }) => run.jobKey);
    expect(keys).toEqual([`${row.id}-notify`, `${row.id}-notify-2`]);
  });

  it('joins the ids of a topic over the batch', () => {
    const roundId = newId();
    const rows = [1, 2, 3].map(() => rowOf('review.submitted', { reviewId: newId(), roundId }));
    const { live } = planFollows(table, rows);
    expect([...live.keys()]).toEqual([`rounds.${roundId}`]);
    expect(live.get(`rounds.${roundId}`)?.size).toBe(3);
  });

  it.each([
    ['an event of another version', rowOf('offer.eaten', {})],
    ['a payload that does not fit', rowOf('offer.made', { roundId: newId() })],
  ])('is refused for %s without holding up the others', (_what, bad) => {
    const plan = planFollows(table, [bad, rowOf('round.opened', { roundId: newId() })]);
    expect(plan.refused.map(({ row }) => row.id)).toEqual([bad.id]);
    expect(plan.jobs).toHaveLength(1);
  });
});
