import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Condition, ReadPlanner, select, toGlobalId, type PlanViewer, type Selection } from '#read-plan';
import { plain } from './comparable.js';
import { everything, worldDefinitions, worldModels } from './models.js';
import { Questions } from './random-questions.js';
import { fillAtRandom } from './random-world.js';
import { Reference } from './reference.js';
import { type Row, Rows } from './reference-condition.js';
import { Application, openWorld, type World } from './world.js';

let world: World;
let reads: ReadPlanner;
let rows: Rows;
let reference: Reference;
let questions: Questions;
let statements = 0;
const seed = Number(process.env.SEED ?? 20211218);

beforeAll(async () => {
  world = await openWorld();
  await fillAtRandom(world, seed);
  reads = new ReadPlanner(world.orm.em, worldModels());
  reads.onStatement(() => statements++);
  rows = await Rows.load(world.orm.em);
  const closes = (row: Row) => row['closesAt'] instanceof Date && row['closesAt'] < new Date('2026-01-01T00:00:00Z');
  reference = new Reference(worldDefinitions, rows, { 'Season.isClosed': closes });
  questions = new Questions(worldModels(), rows);
}, 120_000);
afterAll(() => world?.close());

async function inOneStatement<T>(work: () => Promise<T>): Promise<T> {
  const before = statements;
  const answer = await work();
  expect(statements - before).toBeLessThanOrEqual(1);
  return answer;
}

describe('a plan answers like the slow and obvious way', () => {
  it.each(['Application', 'Season', 'Review', 'Assignment'])(
    'for one %s',
    async (type) => {
      const id = fc.constantFrom(...rows.of(type).map((row) => row.id));
      const check = async (viewer: PlanViewer, one: string, want: Selection) => {
        const answer = await inOneStatement(() => reads.one(viewer, type, one, want));
        expect(plain(answer)).toEqual(plain(reference.one(viewer, type, one, want)));
      };
      await fc.assert(fc.asyncProperty(questions.viewer(), id, questions.selection(type, 3), check), {
        seed,
        numRuns: 100,
      });
    },
    60_000,
  );

  it.each(['Application', 'Season', 'Review'])(
    'for a page of %s',
    async (type) => {
      const check = async (viewer: PlanViewer, args: object, want: Selection) => {
        const answer = await inOneStatement(() => reads.page(viewer, type, args, want));
        expect(plain(answer)).toEqual(plain(reference.page(viewer, type, args, want)));
      };
      await fc.assert(
        fc.asyncProperty(questions.viewer(), questions.args(type), questions.connection(type, 2), check),
        { seed, numRuns: 100 },
      );
    },
    60_000,
  );
});

it('shows the rows that the entity manager finds by the same condition', async () => {
  const check = async (where: Condition) => {
    const planned = await reads.list(everything, 'Application', { where }, select('id'));
    const found = await world.orm.em.fork().find(Application, where);
    expect(planned.map(({ id }) => id).sort()).toEqual(found.map(({ id }) => toGlobalId('Application', id)).sort());
  };
  await fc.assert(fc.asyncProperty(questions.condition(), check), { seed, numRuns: 200 });
}, 60_000);
