import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '#read-plan';
import { TestApp, type TestClient } from '../../support/test-app.js';
import { ApplicationsWorld, complete, eligible } from './world.js';

let world: ApplicationsWorld;
let app: TestApp;
let founder: TestClient;
let seasonId: string;
let applicationId: string;
beforeAll(async () => {
  world = await ApplicationsWorld.open();
  const season = await world.season();
  await world.staff();
  // No request may wait for a second connection while it holds one: as many at once would wait for each other.
  app = await TestApp.start(world.databaseUrl, { DATABASE_CONNECTIONS: '1' });
  founder = await app.signIn('sekar@contoh.invalid', 'Sekar');
  seasonId = toGlobalId('Season', season.id);
}, 60_000);
afterAll(async () => {
  await app.stop();
  await world.close();
});

interface Payload {
  readonly application: Record<string, unknown> | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
}

const mutate = async (
  who: TestClient,
  name: string,
  type: string,
  input: object,
  want = 'id number lifecycle version',
) => {
  const text = `mutation M($input: ${type}!) { result: ${name}(input: $input) { application { ${want} } userErrors { code field message } } }`;
  const { data, errors } = await who.graphql<{ result: Payload }>(text, { input });
  if (errors) throw new Error(errors.map(({ extensions }) => extensions.code).join());
  return data.result;
};

const pdf = new Blob([`%PDF-1.7\n${' '.repeat(3000)}`]);
const upload = async (who: TestClient, fieldKey: string, content: Blob, name: string, headers = {}) => {
  const body = new FormData();
  body.set('applicationId', applicationId);
  body.set('fieldKey', fieldKey);
  body.set('file', content, name);
  const response = await who.fetch('/files', { method: 'POST', body, headers });
  return {
    status: response.status,
    answer: (await response.json()) as { id?: string; errors?: { code: string; message: string }[] },
  };
};

describe('applications through the api', () => {
  it('tell a visitor whether he may apply, and let nobody in who is not signed in', async () => {
    const text = `mutation M($input: CheckEligibilityInput!) { checkEligibility(input: $input) { eligible failedRules { key } userErrors { code } } }`;
    const { data } = await app
      .visitor()
      .graphql<{ checkEligibility: object }>(text, { input: { seasonId, answers: eligible } });
    expect(data.checkEligibility).toEqual({ eligible: true, failedRules: [], userErrors: [] });
    const start = mutate(app.visitor(), 'startApplication', 'StartApplicationInput', {
      seasonId,
      eligibility: eligible,
      startupName: 'X',
    });
    await expect(start).rejects.toThrow('UNAUTHENTICATED');
  });

  it('are begun, with refusals as data in the language asked for', async () => {
    const english = await app.signIn('sekar@contoh.invalid', 'Sekar', { 'x-semai-locale': 'en' });
    const input = { seasonId, eligibility: eligible };
    const refused = await mutate(english, 'startApplication', 'StartApplicationInput', input);
    expect(refused.userErrors).toEqual([
      { code: 'REQUIRED', field: 'startupName', message: 'This must be filled in.' },
    ]);
    const { application } = await mutate(founder, 'startApplication', 'StartApplicationInput', {
      ...input,
      startupName: 'Bumbu Merapi',
    });
    expect(application).toMatchObject({ number: 'HFS1-0001', lifecycle: 'DRAFT' });
    applicationId = String(application?.['id']);
  });

  it('are one row each in one statement, and hidden from others', async () => {
    const text = `query Q($id: ID!) { application(id: $id) { number answers maySubmit mayCheck members { name isLead } files { id } season { stages { kind } } } }`;
    const mine = await founder.graphql<{ application: object }>(text, { id: applicationId });
    expect(mine.data.application).toMatchObject({
      number: 'HFS1-0001',
      maySubmit: true,
      mayCheck: false,
      members: [{ name: 'Sekar', isLead: true }],
    });
    const stranger = await app.signIn('orang@contoh.invalid', 'Orang');
    expect((await stranger.graphql(text, { id: applicationId })).data).toEqual({ application: null });
    expect(
      (await stranger.graphql<{ myApplications: object }>('{ myApplications(first: 10) { totalCount } }')).data
        .myApplications,
    ).toEqual({ totalCount: 0 });
  });

  it('take a file, and hand it out as an attachment that no browser will run', async () => {
    const { status, answer } = await upload(founder, 'pitchDeck', pdf, 'Salindia kami.pdf');
    expect(status).toBe(201);
    const response = await founder.fetch(`/files/${answer.id}`);
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBe(3009);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''Salindia%20kami.pdf",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect((await app.visitor().fetch(`/files/${answer.id}`)).status).toBe(401);
    const stranger = await app.signIn('orang@contoh.invalid', 'Orang');
    expect((await stranger.fetch(`/files/${answer.id}`)).status).toBe(404);
  });

  it('refuse a wrong file in words, and a page of others', async () => {
    const wrong = await upload(founder, 'pitchDeck', new Blob(['<html></html>']), 'salindia.pdf');
    expect(wrong).toMatchObject({
      status: 422,
      answer: { errors: [{ code: 'FILE_TYPE', message: 'Jenis berkas ini tidak diterima. Unggah PDF.' }] },
    });
    const large = await upload(
      founder,
      'pitchDeck',
      new Blob(['%PDF-1.7\n', new Uint8Array(10.5 * 1024 * 1024)]),
      'besar.pdf',
      { 'x-semai-locale': 'en' },
    );
    expect(large).toMatchObject({
      status: 422,
      answer: { errors: [{ code: 'FILE_TOO_LARGE', message: 'The file is too large. The limit is 10 MB.' }] },
    });
    expect((await upload(founder, 'pitchDeck', pdf, 'x.pdf', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await upload(app.visitor(), 'pitchDeck', pdf, 'x.pdf')).status).toBe(401);
  });

  it('are saved field by field, with conflicts in the payload', async () => {
    const text = `mutation M($input: SaveAnswersInput!) { saveAnswers(input: $input) { application { version answers } conflicts { field theirs editedBy } userErrors { code field } } }`;
    const input = { applicationId, baseVersion: 1, answers: complete };
    const { data } = await founder.graphql<{ saveAnswers: { conflicts: unknown } }>(text, { input });
    expect(data.saveAnswers).toMatchObject({
      conflicts: [],
      userErrors: [],
      application: { answers: { problem: complete.problem } },
    });
    const bad = await founder.graphql<{ saveAnswers: object }>(text, {
      input: { ...input, answers: { stage: 'UNICORN' } },
    });
    expect(bad.data.saveAnswers).toMatchObject({
      application: null,
      userErrors: [{ code: 'NOT_AN_OPTION', field: 'answers.stage' }],
    });
  });

  it('are sent once and checked by staff', async () => {
    const input = { applicationId, attemptKey: 'k1' };
    const [first, second] = await Promise.all(
      [1, 2].map(() => mutate(founder, 'submitApplication', 'SubmitApplicationInput', input)),
    );
    expect([first?.application?.['lifecycle'], second?.application?.['lifecycle']]).toEqual(['SUBMITTED', 'SUBMITTED']);
    const staff = await app.signIn('staf@contoh.invalid', 'Staf');
    const list = await staff.graphql<{ applications: { nodes: { id: string; version: number }[] } }>(
      `query Q($filter: ApplicationFilter) { applications(first: 50, filter: $filter) { totalCount nodes { id version answers snapshot { answers } files { name } } } }`,
      { filter: { seasonId, lifecycle: ['SUBMITTED'] } },
    );
    expect(list.data.applications).toMatchObject({
      totalCount: 1,
      nodes: [{ answers: null, files: [{ name: 'Salindia kami.pdf' }] }],
    });
    const [node] = list.data.applications.nodes;
    const verdict = { applicationId, expectedVersion: node?.version ?? 0, result: 'ELIGIBLE', reasonCodes: [] };
    const stale = await mutate(staff, 'recordCheckVerdict', 'RecordCheckVerdictInput', {
      ...verdict,
      expectedVersion: 1,
    });
    expect(stale.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const passed = await mutate(
      staff,
      'recordCheckVerdict',
      'RecordCheckVerdictInput',
      verdict,
      'lifecycle currentEntry { stage { kind } }',
    );
    expect(passed.application).toEqual({ lifecycle: 'IN_SELECTION', currentEntry: { stage: { kind: 'REVIEW' } } });
    await expect(mutate(founder, 'recordCheckVerdict', 'RecordCheckVerdictInput', verdict)).rejects.toThrow(
      'NOT_FOUND',
    );
  });
});
