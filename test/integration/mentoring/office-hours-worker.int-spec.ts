import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Outbox } from '#messaging';
import { RequestAllotment } from '#mentoring';
import { JobRun, OfficeHourRun } from '#schema';
import { eventually } from '../../support/frame-under-test.js';
import { Mailbox } from '../../support/mailbox.js';
import { OfficeHoursWorld } from '../../support/office-hours-world.js';
import { WorkerProcess } from '../../support/worker-process.js';

let world: OfficeHoursWorld;
let mailbox: Mailbox;
let worker: WorkerProcess;
beforeAll(async () => {
  world = await OfficeHoursWorld.open(3, 2);
  mailbox = await Mailbox.open();
  worker = new WorkerProcess({
    DATABASE_URL: world.pairs.databaseUrl,
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'panitia@contoh.invalid',
    PUBLIC_URL: 'https://semai.contoh.invalid',
  });
  if (!(await worker.ready)) throw new Error((await worker.ended).said);
}, 90_000);
afterAll(async () => {
  await worker?.stop('SIGTERM');
  await mailbox?.close();
  await world?.close();
});

const lettersTo = (who: string, subject: RegExp) =>
  mailbox.letters.filter((letter) => letter.to === `${who}@contoh.invalid` && subject.test(letter.subject));
const letterTo = (who: string, subject: RegExp) =>
  eventually(`${who} reads ${String(subject)}`, async () => lettersTo(who, subject)[0], 30_000);
const linesOf = (calendar: string | null, key: string) =>
  (calendar ?? '').split(/\r?\n/).filter((line) => line.startsWith(`${key}:`));

describe('office hours with the worker', () => {
  it('are computed as a job that its director can follow, and everybody is told with an entry for the calendar', async () => {
    const roundId = await world.round();
    await letterTo('mentor0', /Tawarkan waktu Anda/);
    await letterTo('ketua2', /Pilih mentor/);
    await world.offer(roundId, 0, [0, 1]);
    await world.wish(roundId, 0, [[0, 3]]);
    await world.wish(roundId, 1, [[0, 2]]);
    await world.wish(roundId, 2, [[1, 3]]);
    const runId = await new RequestAllotment(world.pairs.em, new Outbox()).execute(world.director, roundId);
    const run = await eventually(
      'the timetable is computed',
      async () => {
        const now = await world.pairs.em.findOneOrFail(OfficeHourRun, { id: runId });
        return now.state === 'DONE' && now;
      },
      30_000,
    );
    expect(run.outcome).toMatchObject({ status: 'optimal', served: 2, unmet: [{ reason: 'noSlots' }] });
    const job = await world.pairs.em.findOneOrFail(JobRun, { name: 'allot-office-hours' });
    expect(job).toMatchObject({ subjectType: 'OfficeHourRun', subjectId: runId });
    expect(mailbox.letters.filter(({ calendar }) => calendar !== null)).toEqual([]);

    await world.publish(run);
    const toMentor = await letterTo('mentor0', /2 pertemuan Anda/);
    expect(linesOf(toMentor.calendar, 'DTSTART')).toHaveLength(2);
    expect(toMentor.calendar).toContain('METHOD:PUBLISH');
    expect(toMentor.text).toContain('Usaha 0 – Mentor0');
    const toTeam = await letterTo('ketua0', /1 pertemuan Anda/);
    expect(linesOf(toTeam.calendar, 'SUMMARY')).toEqual(['SUMMARY:Jam konsultasi: Usaha 0 – Mentor0']);
    expect((await letterTo('ketua2', /Belum ada pertemuan/)).calendar).toBeNull();
  }, 120_000);

  it('reminds mentor and team a day before a meeting and an hour before it, without a second entry for the calendar', async () => {
    const [meeting] = await world.meetings();
    const team = world.startups.findIndex(({ startupId }) => startupId === meeting!.startup.id);
    const near = new RegExp(`Usaha ${team} – Mentor0$`);
    const letters = async (many: number) => {
      for (const who of ['mentor0', `ketua${team}`]) {
        const found = () => Promise.resolve(lettersTo(who, near).length === many && lettersTo(who, near));
        const [last] = (await eventually(`${who} has ${many} reminders`, found, 30_000)).toReversed();
        expect(last!.text).toContain('Pertemuan Anda sudah dekat');
        expect(last!.text).toContain('https://contoh.invalid/a');
        expect(last!.calendar).toBeNull();
      }
    };
    const bookedAgo = 3 * 24 * 60;
    await world.near(meeting!.id, { startsIn: 23 * 60, bookedAgo });
    await world.remind();
    await letters(1);
    await world.near(meeting!.id, { startsIn: 50, bookedAgo });
    await world.remind();
    await letters(2);
  }, 90_000);

  it('tells both sides of a cancelled meeting, with the entry to take out of the calendar', async () => {
    const [meeting] = await world.meetings();
    const team = world.startups.findIndex(({ startupId }) => startupId === meeting!.startup.id);
    await world.cancel(meeting!.id, world.lead(team));
    const letter = await letterTo('mentor0', /Pertemuan dibatalkan/);
    await letterTo(`ketua${team}`, /Pertemuan dibatalkan/);
    expect(letter.text).toContain('Sakit');
    expect(letter.calendar).toContain('METHOD:CANCEL');
    expect(linesOf(letter.calendar, 'UID')).toEqual([`UID:${meeting!.id}@semai`]);
    expect(linesOf(letter.calendar, 'SEQUENCE')).toEqual(['SEQUENCE:2']);
  }, 60_000);
});
