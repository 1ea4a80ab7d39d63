import { expect, it } from '@jest/globals';
import { ask, change, done, eventually, refusedCodes } from '../../support/questions.js';
import type { TestClient } from '../../support/test-client.js';
import type { CohortStory } from './cohort-story.js';
import { part } from './part.js';

interface Pair {
  readonly id: string;
  readonly state: string;
  readonly startup: { readonly id: string; readonly name: string };
  readonly mentor: { readonly id: string; readonly person: { readonly email: string } };
}

interface Run {
  readonly id: string;
  readonly state: string;
  readonly outcome: object;
  readonly matches: readonly Pair[];
}

/** Mentors are matched, and startups go their way through the gates. */
export function incubateChapter(story: () => CohortStory): void {
  const run = async (director: TestClient): Promise<Run> => {
    const asked = { cohortId: await story().cohortId(), mentorsPerStartup: 1 };
    const { run: begun } = await done<{ run: { id: string } }>(director, 'requestMatching', asked, 'run { id }');
    const text = `query Q($id: ID!) { matchRun(id: $id) { id state outcome matches { id state reasons affinity startup { id name } mentor { id person { email } } } } }`;
    const question = async () => (await ask<{ matchRun: Run }>(director, text, { id: begun.id })).matchRun;
    return eventually('a matching', question, ({ state }) => state === 'DONE', 60_000);
  };
  const key = ({ startup, mentor }: Pair) => `${startup.id} ${mentor.id}`;

  it(
    'proposes mentors with a proof, and keeps to the pairs that are pinned or forbidden',
    part(story, async () => {
      const director = await story().as('director');
      const cohortId = await story().cohortId();
      const first = await run(director);
      expect(first.outcome).toMatchObject({ status: 'optimal', gap: '0', covered: 6, startups: 6 });
      const [one, two] = first.matches;
      if (!one || !two) throw new Error('Too few pairs.');
      const wish = (kind: string, startup: Pair, mentor: Pair) =>
        done(director, 'setMatchWish', { cohortId, kind, startupId: startup.startup.id, mentorId: mentor.mentor.id });
      await wish('FORBID', one, one);
      await wish('PIN', two, two);
      const second = await run(director);
      expect(second.outcome).toMatchObject({ status: 'optimal', gap: '0' });
      expect(second.matches.map(key)).not.toContain(key(one));
      expect(second.matches.map(key)).toContain(key(two));
      expect(second.matches.every(({ state }) => state === 'PROPOSED')).toBe(true);
      await expect(change(await story().as('staff'), 'publishMatching', { runId: second.id })).rejects.toThrow(
        'NOT_FOUND',
      );
      await done(director, 'publishMatching', { runId: second.id });
      expect(await refusedCodes(director, 'publishMatching', { runId: second.id })).toEqual(['RUN_PUBLISHED']);
    }),
  );

  it(
    'makes a pair active once mentor and team both said yes, and tells those who wait for it',
    part(story, async () => {
      const director = await story().as('director');
      const text =
        'query Q($id: ID!) { matchRuns(cohortId: $id) { publishedAt matches { id state startup { id name } mentor { id person { email } } } } }';
      type Runs = { matchRuns: { publishedAt: string | null; matches: Pair[] }[] };
      const { matchRuns } = await ask<Runs>(director, text, { id: await story().cohortId() });
      const offered = matchRuns.find(({ publishedAt }) => publishedAt)?.matches ?? [];
      const [yes, no] = offered;
      if (!yes || !no) throw new Error('Too few pairs.');
      const answer = async ({ id, mentor }: Pair, accept: boolean) => {
        const person = await story().at(mentor.person.email);
        await story().notices(person, 'matchOffered');
        const mine = await ask<{ myMatches: { nodes: { id: string }[] } }>(
          person,
          '{ myMatches(first: 10) { nodes { id state } } }',
        );
        expect(mine.myMatches.nodes.map((one) => one.id)).toContain(id);
        return refusedCodes(person, 'respondToMatch', { matchId: id, accept, note: accept ? '' : 'Jadwal penuh.' });
      };
      await expect(
        change(await story().as('founder-new'), 'respondToMatch', { matchId: yes.id, accept: true }),
      ).rejects.toThrow('NOT_FOUND');
      expect(await answer(yes, true)).toEqual([]);
      expect(await answer(no, false)).toEqual([]);
      expect(await answer(yes, false)).toEqual(['ANSWERED_ALREADY']);
      const leads =
        'query Q($id: ID!) { startup(id: $id) { memberships { isLead person { email } } matches { id state } } }';
      type Leads = {
        startup: { memberships: { isLead: boolean; person: { email: string } }[]; matches: { state: string }[] };
      };
      const { startup } = await ask<Leads>(director, leads, { id: yes.startup.id });
      expect(startup.matches.map(({ state }) => state)).not.toContain('ACTIVE');
      const lead = startup.memberships.find(({ isLead }) => isLead)?.person.email ?? '';
      await story().notices(await story().at(lead), 'matchAwaitsTeam');
      expect(
        await refusedCodes(await story().at(lead), 'answerMentorOffer', { matchId: yes.id, accept: true }),
      ).toEqual([]);
      expect(await story().notices(director, 'matchDeclined')).toHaveLength(1);
      expect(await story().letters('matchActive')).not.toEqual([]);
    }),
  );

  it(
    'lets the director take a startup through its gate, and shows its history',
    part(story, async () => {
      const director = await story().as('director');
      const text = 'query Q($id: ID!) { enrolments(cohortId: $id) { id startup { id } } }';
      type Rows = { enrolments: { id: string; startup: { id: string } }[] };
      const { enrolments } = await ask<Rows>(director, text, { id: await story().cohortId() });
      const [one] = enrolments;
      if (!one) throw new Error('Nobody is enrolled.');
      const { stages } = await story().season();
      const stageId = stages.find((stage) => stage.key === 'INKUBASI')?.id;
      const move = { enrolmentId: one.id, stageId, gateMet: ['layak'] };
      const refused = await change(director, 'moveStartup', move);
      expect(refused.userErrors).toMatchObject([
        { code: 'GATE_NOT_MET', message: expect.stringContaining('Rencana usaha') },
      ]);
      await expect(change(await story().as('staff'), 'moveStartup', move)).rejects.toThrow('NOT_FOUND');
      const all = { ...move, gateMet: ['layak', 'rencana', 'hadir'] };
      const moved = await done(director, 'moveStartup', all, 'enrolment { stage { key } }');
      expect(moved).toMatchObject({ enrolment: { stage: { key: 'INKUBASI' } } });
      const history =
        'query Q($id: ID!) { startup(id: $id) { applications { stageEntries { result gateMet stage { key } } } } }';
      type History = { startup: { applications: { stageEntries: object[] }[] } };
      const { startup } = await ask<History>(director, history, { id: one.startup.id });
      expect(startup.applications[0]?.stageEntries).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            stage: { key: 'PRA_INKUBASI' },
            result: 'PASSED',
            gateMet: ['layak', 'rencana', 'hadir'],
          }),
          expect.objectContaining({ stage: { key: 'INKUBASI' }, result: null }),
        ]),
      );
      expect(await story().letters('startupMoved')).not.toEqual([]);
    }),
  );
}
