import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Id } from '#kernel';
import { id, job, migrateQueueStore, type PayloadsOf } from '#messaging';
import { migrateAll } from '#schema';
import {
  ensureDatabase,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../apps/standalone/src/embedded-postgres.js';
import { toAny } from '../../apps/worker/src/outbox/follow.js';
import { HandlesJobNamed } from '../../apps/worker/src/queue/handles-job.decorator.js';
import { eventually, FrameUnderTest } from '../support/frame-under-test.js';
import { testRunFolder } from '../support/test-postgres.js';

const contracts = { note: job('notifications', { offerId: id }) };
const to = toAny<typeof contracts>();
const noted = new Set<Id>();

@HandlesJobNamed('note')
class Note {
  async handle({ offerId }: PayloadsOf<typeof contracts>['note']) {
    noted.add(offerId);
  }
}

describe('a PostgreSQL killed with SIGKILL under a working worker', () => {
  let server: EmbeddedPostgres;
  let frame: FrameUnderTest;

  const open = (port?: number) =>
    startEmbeddedPostgres({
      folder: join(testRunFolder(), 'killed'),
      durability: 'durable',
      ...(port ? { port } : {}),
    });

  async function record(): Promise<Id> {
    const offerId = newId();
    await frame.em.transactional(async (em) => frame.outbox.record(em, 'offer.made', { offerId }));
    return offerId;
  }

  /** Events one after the other until one is refused: all of these were acknowledged. */
  async function recordUntilRefused(): Promise<Id[]> {
    const acknowledged: Id[] = [];
    for (;;) {
      const offerId = await record().catch(() => undefined);
      if (!offerId) return acknowledged;
      acknowledged.push(offerId);
    }
  }

  beforeAll(async () => {
    server = await open();
    await ensureDatabase(server, 'semai');
    await migrateAll(server.url('semai'));
    await migrateQueueStore(server.url('semai'));
    frame = await FrameUnderTest.start({
      databaseUrl: server.url('semai'),
      contracts,
      routes: { 'offer.made': (e) => [to('note', e)] },
      handlers: [Note],
    });
  }, 60_000);

  afterAll(async () => {
    await frame.stop();
    await server.stop();
  }, 60_000);

  it('keeps every acknowledged event and goes on by itself once it is back', async () => {
    const recording = recordUntilRefused();
    await eventually('work flows', async () => noted.size > 20);
    process.kill(server.pid, 'SIGKILL');
    const acknowledged = await recording;
    server = await open(server.port);
    const back = performance.now();
    const afterwards = await eventually('recorded again', () => record().catch(() => undefined), 10_000);
    await eventually('a new event is handled', async () => noted.has(afterwards), 10_000);
    process.stdout.write(
      `      a new event handled ${((performance.now() - back) / 1_000).toFixed(1)} s after it was back\n`,
    );
    await eventually('all are handled', async () => acknowledged.every((one) => noted.has(one)), 30_000);
    expect(acknowledged.length).toBeGreaterThan(20);
  }, 90_000);
});
