import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitor, Viewer } from '#access';
import { newId, type Id } from '#kernel';
import { ApplicationMember, OutgoingMessage, Person, Season, StoredFile } from '#schema';
import { DiskFileStore } from '#storage';
import { ApplicationsWorld, complete, refusals } from './world.js';

let world: ApplicationsWorld;
let seasonId: Id;
let lead: Viewer;
let applicationId: Id;
beforeAll(async () => {
  world = await ApplicationsWorld.open();
  ({ id: seasonId } = await world.season());
  lead = await world.person('Sekar');
  applicationId = await world.draft(lead, seasonId);
});
afterAll(() => world.close());

const save = (viewer: Viewer, baseVersion: number, answers: Record<string, unknown>) =>
  world.use().save.execute(viewer, { applicationId, baseVersion, answers });
const version = async () => (await world.read(applicationId)).version;
const pdf = (bytes = 2000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes, 0x20)]);
const attach = (viewer: Viewer, fieldKey: string, content: Buffer, name = 'deck.pdf') =>
  world.use().attach.execute(viewer, { applicationId, fieldKey, name, content: Readable.from([content]) });

describe('saving answers', () => {
  it('is refused to strangers, as if there were no application', async () => {
    expect(await refusals(save(await world.person('Orang'), 1, { problem: 'x' }))).toEqual(['NOT_FOUND']);
    await expect(save(visitor(), 1, { problem: 'x' })).rejects.toThrow('UNAUTHENTICATED');
  });

  it('keeps what changed and leaves the rest', async () => {
    await save(lead, await version(), { problem: 'Harga rempah jatuh.', oneLiner: 'Bumbu' });
    await save(lead, await version(), { oneLiner: '' });
    const { answers } = await world.read(applicationId);
    expect(answers).toMatchObject({ name: 'Bumbu Merapi', problem: 'Harga rempah jatuh.' });
    expect(answers).not.toHaveProperty('oneLiner');
  });

  it('keeps half-written answers, since a draft may be wrong', async () => {
    expect(await refusals(save(lead, await version(), { website: 'https:/', problem: 'x'.repeat(700) }))).toEqual([]);
  });

  it('refuses what no form of ours can send', async () => {
    const at = await version();
    expect(await refusals(save(lead, at, { lifecycle: 'CONFIRMED' }))).toEqual(['answers.lifecycle UNKNOWN_FIELD']);
    expect(await refusals(save(lead, at, { stage: 'UNICORN' }))).toEqual(['answers.stage NOT_AN_OPTION']);
    expect(await refusals(save(lead, at, { regionCode: '33.99' }))).toEqual(['answers.regionCode UNKNOWN_REGION']);
    expect(await refusals(save(lead, at, { pitchDeck: [newId()] }))).toEqual(['answers.pitchDeck FIELD_LOCKED']);
    expect(await version()).toBe(at);
  });
});

describe('two people who write at once', () => {
  let friend: Viewer;

  it('come together by invitation, which strangers cannot give', async () => {
    const input = { applicationId, name: 'Bayu', email: 'Bayu@contoh.invalid', right: 'EDIT' as const };
    expect(await refusals(world.use().invite.execute(await world.person('Orang'), input))).toEqual(['NOT_FOUND']);
    await world.use().invite.execute(lead, input);
    expect(await refusals(world.use().invite.execute(lead, input))).toEqual(['email ALREADY_MEMBER']);
    const letter = await world.em.findOneOrFail(OutgoingMessage, { address: 'bayu@contoh.invalid' });
    expect(letter).toMatchObject({
      subject: 'Undangan: bantu lengkapi pendaftaran Bumbu Merapi',
      link: `/app/applications/${applicationId}`,
    });
    const person = await world.em.findOneOrFail(Person, { email: 'bayu@contoh.invalid' });
    expect(person.accountId).toBeNull();
    friend = new Viewer({ personId: person.id, grants: [], locale: 'id' });
  });

  it('may change different fields of the same version', async () => {
    const base = await version();
    await save(lead, base, { solution: 'Dari Sekar' });
    expect((await save(friend, base, { goals: 'Dari Bayu' })).conflicts).toEqual([]);
    expect((await world.read(applicationId)).answers).toMatchObject({ solution: 'Dari Sekar', goals: 'Dari Bayu' });
    const member = await world.em.findOneOrFail(ApplicationMember, { person: friend.self });
    expect(member.joinedAt).not.toBeNull();
  });

  it('are told of the same field, with what the other wrote, and nothing is overwritten', async () => {
    const base = await version();
    await save(lead, base, { solution: 'Baru dari Sekar' });
    const { conflicts } = await save(friend, base, { solution: 'Baru dari Bayu', whyNow: 'Musim panen' });
    expect(conflicts).toEqual([{ field: 'solution', theirs: 'Baru dari Sekar', editedBy: 'Sekar' }]);
    const { answers } = await world.read(applicationId);
    expect(answers).toMatchObject({ solution: 'Baru dari Sekar', whyNow: 'Musim panen' });
  });

  it('do not collide when they wrote the same, or when one writes on after having seen the other', async () => {
    const base = await version();
    await save(lead, base, { solution: 'Sama' });
    expect((await save(friend, base, { solution: 'Sama' })).conflicts).toEqual([]);
    expect((await save(friend, await version(), { solution: 'Lanjut' })).conflicts).toEqual([]);
  });

  it('and save at the very same moment lose nothing', async () => {
    const base = await version();
    const fields = ['whyNow', 'competitors', 'advantage', 'evidence', 'partners', 'awards'];
    await Promise.all(fields.map((field, i) => save(i % 2 ? lead : friend, base, { [field]: `dari ${field}` })));
    const { answers } = await world.read(applicationId);
    expect(fields.map((field) => answers[field])).toEqual(fields.map((field) => `dari ${field}`));
  });

  it('cannot send it with the right to edit alone', async () => {
    const sent = world.use().submit.execute(friend, { applicationId, attemptKey: 'a' });
    expect(await refusals(sent)).toEqual(['NOT_FOUND']);
  });
});

describe('files', () => {
  it('are refused from strangers', async () => {
    expect(await refusals(attach(await world.person('Orang'), 'pitchDeck', pdf()))).toEqual(['NOT_FOUND']);
  });

  it('answer their question, and a new one replaces the old', async () => {
    const first = await attach(lead, 'pitchDeck', pdf(), '../../etc/Salindia\u0000 kami.pdf');
    const second = await attach(lead, 'pitchDeck', pdf(3000));
    const { answers } = await world.read(applicationId);
    expect(answers['pitchDeck']).toEqual([second]);
    expect(await world.em.count(StoredFile, { id: first })).toBe(0);
    const store = new DiskFileStore(world.folder);
    await expect(store.find(`applications/${applicationId}/${first}`)).rejects.toThrow('No file is stored');
    expect((await store.find(`applications/${applicationId}/${second}`)).bytes).toBe(3009);
  });

  it.each<[string, string, Buffer, string]>([
    ['of another type', 'pitchDeck', Buffer.from('<html></html>'), 'file FILE_TYPE'],
    [
      'that are too large',
      'logo',
      Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(2.1 * 1024 * 1024)]),
      'file FILE_TOO_LARGE',
    ],
    ['without a byte', 'pitchDeck', Buffer.alloc(0), 'file FILE_EMPTY'],
    ['for a question that takes none', 'problem', pdf(), 'fieldKey NOT_FOUND'],
  ])('%s are refused', async (_, fieldKey, content, refusal) => {
    expect(await refusals(attach(lead, fieldKey, content))).toEqual([refusal]);
  });

  it('more than asked for are refused', async () => {
    for (let i = 0; i < 5; i++) await attach(lead, 'proofs', pdf(), `bukti ${i}.pdf`);
    expect(await refusals(attach(lead, 'proofs', pdf()))).toEqual(['FILE_LIMIT']);
  });

  it('open for the team, and are not there for others', async () => {
    const [id = ''] = (await world.read(applicationId)).answers['proofs'] as string[];
    const opened = await world.use().openFile.execute(lead, id);
    expect(opened).toMatchObject({ name: 'bukti 0.pdf', mediaType: 'application/pdf', bytes: 2009 });
    expect((await buffer(opened.content)).length).toBe(2009);
    for (const viewer of [await world.person('Orang'), await world.staff()]) {
      expect(await refusals(world.use().openFile.execute(viewer, id))).toEqual(['NOT_FOUND']);
    }
    await expect(world.use().openFile.execute(visitor(), id)).rejects.toThrow('UNAUTHENTICATED');
  });

  it('can be taken out again, but not by strangers', async () => {
    const [id = '', ...rest] = (await world.read(applicationId)).answers['proofs'] as string[];
    expect(await refusals(world.use().removeFile.execute(await world.person('Orang'), id))).toEqual(['NOT_FOUND']);
    await world.use().removeFile.execute(lead, id);
    expect((await world.read(applicationId)).answers['proofs']).toEqual(rest);
  });

  it('come with what is sent, and staff may open them then', async () => {
    await save(lead, await version(), { ...complete, website: '' });
    await world.use().submit.execute(lead, { applicationId, attemptKey: 'a' });
    const [deck = ''] = (await world.read(applicationId)).answers['pitchDeck'] as string[];
    expect((await world.use().openFile.execute(await world.staff(), deck)).bytes).toBe(3009);
    expect(await refusals(attach(lead, 'pitchDeck', pdf()))).toEqual(['STATE_NOT_ALLOWED']);
    expect(await refusals(save(lead, await version(), { problem: 'lain' }))).toEqual(['STATE_NOT_ALLOWED']);
  });
});

describe('after the deadline', () => {
  it('a draft can no longer be changed once the grace is over', async () => {
    const { id } = await world.season();
    const viewer = await world.person('Lewat');
    const draft = await world.draft(viewer, id);
    await world.em.nativeUpdate(Season, { id }, { finalDeadline: new Date(Date.now() - 11 * 60_000) });
    const late = world.use().save.execute(viewer, { applicationId: draft, baseVersion: 1, answers: { problem: 'x' } });
    expect(await refusals(late)).toEqual(['DEADLINE_PASSED']);
  });
});
