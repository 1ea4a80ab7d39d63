import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadPlanner, runPrepared, select, type Selection } from '#read-plan';
import { everything, worldModels } from './models.js';
import { fillAtRandom } from './random-world.js';
import { Season, openWorld, type World } from './world.js';

let world: World;
let reads: ReadPlanner;
let id: string;
let statements = 0;

const rename = `update season set title = $2 where id = $1 and title <> $2 returning id`;
const want = select('title');

beforeAll(async () => {
  world = await openWorld({ pipeline: true });
  await fillAtRandom(world, 3);
  reads = new ReadPlanner(world.orm.em, worldModels());
  reads.onStatement(() => statements++);
  const [season] = await world.orm.em.fork().findAll(Season, { limit: 1 });
  id = season!.id;
}, 120_000);
afterAll(() => world?.close());

describe('a row read behind a write', () => {
  it('shows what was written, and is read once', async () => {
    statements = 0;
    for (const title of ['One', 'Two', 'Three', 'Four']) {
      const behind = reads.behind(everything, 'Season', id, want);
      expect(await runPrepared(world.orm.em, 'rename', rename, [id, title], behind)).toHaveLength(1);
      expect(await behind.row()).toEqual({ title });
    }
    expect(statements).toBe(4);
  });

  it('is read by itself where the write did not write', async () => {
    statements = 0;
    const behind = reads.behind(everything, 'Season', id, want);
    expect(await runPrepared(world.orm.em, 'rename', rename, [id, 'Four'], behind)).toEqual([]);
    await runPrepared(world.orm.em, 'rename', rename, [id, 'Five']);
    expect(await behind.row()).toEqual({ title: 'Five' });
    expect(statements).toBe(2);
  });

  it('does not hide why a write failed, and the connection goes on', async () => {
    const behind = reads.behind(everything, 'Season', id, want);
    const broken = runPrepared(world.orm.em, 'broken', 'select 1 / ($1::int - 1) as x', [1], behind);
    await expect(broken).rejects.toMatchObject({ code: '22012' });
    expect(await behind.row()).toEqual({ title: 'Five' });
  });

  it('is read by itself where nothing sent it, or there is no such row', async () => {
    expect(await reads.behind(everything, 'Season', id, want).row()).toEqual({ title: 'Five' });
    const nobody = '00000000-0000-0000-0000-000000000000';
    const behind = reads.behind(everything, 'Season', nobody, want);
    await runPrepared(world.orm.em, 'rename', rename, [id, 'Six'], behind);
    expect(await behind.row()).toBeNull();
  });

  it('is not read at all where the write tells what was asked', async () => {
    const told = `${rename.replace('returning id', 'returning id, title')}`;
    const ask = async (title: string, selection: Selection) => {
      statements = 0;
      const behind = reads.behind(everything, 'Season', id, selection);
      const [row] = await runPrepared<object>(world.orm.em, 'rename_told', told, [id, title]);
      if (row) behind.take({ ...row });
      return behind.row();
    };
    const own: Selection = [
      { key: 'called', field: 'title' },
      { key: '__typename', field: '__typename' },
      ...select('id'),
    ];
    const answer = await ask('Seven', own);
    expect(statements).toBe(0);
    expect(answer).toEqual(await reads.one(everything, 'Season', id, own));
    expect(answer).toMatchObject({ called: 'Seven', __typename: 'Season' });

    // Nothing was written: what the write says of no row is no answer.
    expect(await ask('Seven', own)).toMatchObject({ called: 'Seven' });
    expect(statements).toBe(1);
    // The write does not tell this one, a count is none of its columns, and a date needs words of its own.
    for (const field of ['slug', 'reviewCount', 'closesAt', 'byLifecycle']) {
      expect(await ask(`By ${field}`, select('title', field))).toMatchObject({ title: `By ${field}` });
      expect(statements).toBe(1);
    }
  });
});
