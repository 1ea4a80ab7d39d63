import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '#access';
import { newId } from '#kernel';
import { Application, ImportRun, JobOutbox, Membership, Person, Startup } from '#schema';
import { ApplicationsWorld, refusals } from './world.js';

let world: ApplicationsWorld;
let seasonSlug: string;
let director: Viewer;
beforeAll(async () => {
  world = await ApplicationsWorld.open();
  ({ slug: seasonSlug } = await world.season());
  director = await world.director();
});
afterAll(() => world.close());

const load = (content: string, dryRun = false, who = director) =>
  world.use().importFile.execute(who, { seasonSlug, fileName: 'daftar.csv', content, dryRun });
const told = async (content: string) => {
  const { mistakes, runId } = await load(content);
  expect(runId).toBeNull();
  return mistakes.map(({ line, column, code }) => `${line} ${column} ${code}`);
};
const counts = async () => {
  const em = world.em;
  return {
    applications: await em.count(Application),
    startups: await em.count(Startup),
    people: await em.count(Person),
    memberships: await em.count(Membership),
  };
};

const good = [
  'name,leadName,leadEmail,Kabupaten atau kota,stage,sectors,annualSales,hasRevenue,topicsNeeded',
  'Bumbu Merapi,Sekar,sekar@impor.invalid,Kota Surakarta,MVP,kuliner|teknologi,"Rp1.250.000",ya,Pemasaran|Keuangan',
  '"Tenun, Lurik",Bayu,Bayu@impor.invalid,33.74,Ide,Kerajinan dan fesyen,,tidak,',
].join('\n');

describe('importing applications', () => {
  it('is refused to staff and founders, as if there were no season', async () => {
    for (const who of [await world.staff(), await world.person('Orang')]) {
      expect(await refusals(load(good, true, who))).toEqual(['NOT_FOUND']);
    }
  });

  it('is refused for a season one does not direct', async () => {
    const other = await world.person('Lain', [{ role: 'DIRECTOR', scopeKind: 'PROGRAMME', scopeId: newId() }]);
    expect(await refusals(load(good, true, other))).toEqual(['NOT_FOUND']);
  });

  it('says in a dry run what it would do, and does nothing', async () => {
    const before = await counts();
    expect(await load(good, true)).toEqual({ runId: null, rows: 2, mistakes: [] });
    expect(await counts()).toEqual(before);
  });

  it.each<[string, string, string[]]>([
    ['a wrong column', `${good.replace('sectors', 'warna')}`, ['1 warna COLUMN_UNKNOWN']],
    ['a missing column', 'name,leadName\nA,B', ['1 leadEmail COLUMN_MISSING']],
    ['a column that stands twice', 'name,leadName,leadEmail,name\nA,B,c@d.id,E', ['1 name COLUMN_TWICE']],
    ['no rows', 'name,leadName,leadEmail\n', ['1  IMPORT_EMPTY']],
    ['a broken quotation mark', 'name,leadName,leadEmail\n"A,B,c@d.id', ['2  CSV_UNREADABLE']],
    ['a line of another width', 'name,leadName,leadEmail\nA,B', ['2  ROW_WIDTH']],
    [
      'an unknown region',
      'name,leadName,leadEmail,regionCode\nA,B,c@d.id,Kota Gotham',
      ['2 regionCode UNKNOWN_REGION'],
    ],
    [
      'a region code that does not exist',
      'name,leadName,leadEmail,regionCode\nA,B,c@d.id,33.99',
      ['2 regionCode UNKNOWN_REGION'],
    ],
    ['words for a number', 'name,leadName,leadEmail,capital\nA,B,c@d.id,banyak', ['2 capital WRONG_TYPE']],
    ['an unknown choice', 'name,leadName,leadEmail,stage\nA,B,c@d.id,Unicorn', ['2 stage NOT_AN_OPTION']],
    [
      'an empty name and a broken address',
      'name,leadName,leadEmail\n,B,c@d',
      ['2 name REQUIRED', '2 leadEmail FORMAT'],
    ],
    ['one lead twice', 'name,leadName,leadEmail\nA,B,c@d.id\nE,B,C@d.id', ['3 leadEmail ROW_TWICE']],
    ['a day that is none', 'name,leadName,leadEmail,submittedAt\nA,B,c@d.id,kemarin', ['2 submittedAt FORMAT']],
  ])('names %s by line and column', async (_, content, expected) => {
    expect(await told(content)).toEqual(expected);
  });

  it('loads nothing when one line is wrong', async () => {
    const before = await counts();
    expect(await told(`${good}\nX,Y,z@impor.invalid,33.99,,,,,`)).toEqual(['4 Kabupaten atau kota UNKNOWN_REGION']);
    expect(await counts()).toEqual(before);
  });

  it('reads semicolons, marks of order and both languages, and stands as sent', async () => {
    const { runId, rows } = await load(
      `\uFEFF${good.replaceAll(',', ';').replace('"Tenun; Lurik"', '"Tenun, Lurik"')}`,
    );
    expect(rows).toBe(2);
    const loaded = await world.em.find(
      Application,
      { importRun: runId },
      { populate: ['startup', 'lead', 'snapshots'], orderBy: { number: 'asc' } },
    );
    expect(loaded.map(({ lifecycle }) => lifecycle)).toEqual(['SUBMITTED', 'SUBMITTED']);
    expect(loaded[0]?.answers).toMatchObject({
      annualSales: 1_250_000,
      hasRevenue: true,
      regionCode: '33.72',
      sectors: ['kuliner', 'teknologi'],
      topicsNeeded: ['marketing', 'finance'],
    });
    expect(loaded[1]?.startup.getEntity()).toMatchObject({ name: 'Tenun, Lurik', stage: 'IDEA', regionCode: '33.74' });
    expect(loaded[1]?.lead.getEntity().email).toBe('bayu@impor.invalid');
    expect(await world.em.count(JobOutbox)).toBe(0);
  });

  it('refuses the same file and the same leads again', async () => {
    const content = 'name,leadName,leadEmail\nA,B,sekar@impor.invalid';
    expect(await told(content)).toEqual(['2 leadEmail ALREADY_APPLIED']);
    const fresh = 'name,leadName,leadEmail\nA,B,baru@impor.invalid';
    await load(fresh);
    await world.em.nativeUpdate(Application, { lead: { email: 'baru@impor.invalid' } }, { lifecycle: 'WITHDRAWN' });
    expect(await refusals(load(fresh))).toEqual(['IMPORT_REPEATED']);
    await world.em.nativeUpdate(Application, { lead: { email: 'baru@impor.invalid' } }, { lifecycle: 'SUBMITTED' });
  });
});

describe('taking an import back', () => {
  it('is refused to others than its director', async () => {
    const [run] = await world.em.find(ImportRun, {});
    expect(await refusals(world.use().undoImport.execute(await world.staff(), run?.id ?? ''))).toEqual(['NOT_FOUND']);
  });

  it('leaves no row behind, keeps who was known before, and works once', async () => {
    await world.person('Kenal');
    const before = await counts();
    const { runId } = await load(
      'name,leadName,leadEmail\nA,Kenal,kenal@contoh.invalid\nB,Baru,barusekali@impor.invalid',
    );
    expect(await world.use().undoImport.execute(director, runId ?? '')).toBe(2);
    expect(await counts()).toEqual(before);
    expect(await refusals(world.use().undoImport.execute(director, runId ?? ''))).toEqual(['IMPORT_UNDONE']);
  });

  it('is refused once somebody has worked with it', async () => {
    const { runId } = await load('name,leadName,leadEmail\nC,Nilai,nilai@impor.invalid');
    const application = await world.em.findOneOrFail(Application, { importRun: runId });
    const { id: applicationId, version } = application;
    await world
      .use()
      .check.execute(director, { applicationId, expectedVersion: version, result: 'ELIGIBLE', reasonCodes: [] });
    expect(await refusals(world.use().undoImport.execute(director, runId ?? ''))).toEqual(['IMPORT_IN_USE']);
  });
});
