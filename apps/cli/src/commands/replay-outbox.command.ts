import { parseArgs } from 'node:util';
import { replayOutbox } from '#messaging';
import { withEntityManager } from '../with-orm.js';
import { WrongUse } from '../wrong-use.js';

/** After an accident with the queue: what was published since a moment is published again. */
export async function replay(words: string[]): Promise<number> {
  const options = { since: { type: 'string' }, event: { type: 'string' }, id: { type: 'string' } } as const;
  const { since, event, id } = parseArgs({ args: words, options }).values;
  const moment = since === undefined ? undefined : new Date(since);
  if (moment && Number.isNaN(moment.getTime()))
    throw new WrongUse(`--since is "${since}": write a moment like 2026-02-01T08:00:00+07:00.`);
  if (!moment && !event && !id) throw new WrongUse('Say which events: --since, --event or --id.');
  const selection = { ...(moment && { since: moment }), ...(event && { event }), ...(id && { id }) };
  const count = await withEntityManager((em) => replayOutbox(em, selection));
  console.log(`${count} events will be told again.`);
  return 0;
}
