import { parseArgs } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { loadCommandEnvironment } from '#config';
import { replayOutbox } from '#messaging';
import ormOptions from '../../../../prisma-free-schema/mikro-orm.config.js';

/** After an accident with the queue: what was published since a moment is published again. */
export async function replay(words: string[]): Promise<number> {
  const options = { since: { type: 'string' }, event: { type: 'string' }, id: { type: 'string' } } as const;
  const { since, event, id } = parseArgs({ args: words, options }).values;
  const moment = since === undefined ? undefined : new Date(since);
  if (moment && Number.isNaN(moment.getTime())) {
    console.error(`--since is "${since}": write a moment like 2026-02-01T08:00:00+07:00.`);
    return 2;
  }
  if (!moment && !event && !id) {
    console.error('Say which events: --since, --event or --id.');
    return 2;
  }
  const orm = await MikroORM.init({ ...ormOptions, clientUrl: loadCommandEnvironment().databaseUrl });
  try {
    const selection = { ...(moment && { since: moment }), ...(event && { event }), ...(id && { id }) };
    console.log(`${await replayOutbox(orm.em, selection)} events will be told again.`);
    return 0;
  } finally {
    await orm.close();
  }
}
