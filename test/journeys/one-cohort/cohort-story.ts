import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Mailbox } from '../../support/mailbox.js';
import { ask, eventually } from '../../support/questions.js';
import { RunningSemai } from '../../support/running-semai.js';
import type { TestClient } from '../../support/test-client.js';
import { startTestRedis, type TestRedis } from '../../support/test-redis.js';
import {
  samplePassword,
  samplePeople,
  type SamplePersonKey,
} from '../../../prisma-free-schema/seeders/sample-people.js';

/** The parts that applications play. */
type Part = 'founder' | 'second' | 'ineligible' | 'late';

/** What a run of the story stands on. */
export interface Stage {
  readonly redis: boolean;
  /** With a mail server letters go out; without one they are kept for staff to read. */
  readonly mail: boolean;
}

/** The season that is played, as its director sees it. */
export interface PlayedSeason {
  readonly id: string;
  readonly stages: readonly { readonly id: string; readonly key: string; readonly version: number }[];
  readonly rounds: readonly { readonly id: string }[];
  readonly cohorts: readonly { readonly id: string; readonly capacity: number }[];
}

const slug = 'hfs-4-latihan';

/** The running system, its people, and what earlier chapters of the story have left. */
export class CohortStory {
  private readonly people = new Map<string, Promise<TestClient>>();
  /** Applications by the part they play. */
  readonly applications = new Map<Part, string>();

  private constructor(
    private readonly database: TestDatabase,
    private readonly redis: TestRedis | undefined,
    readonly mailbox: Mailbox | undefined,
    readonly running: RunningSemai,
  ) {}

  static async open({ redis, mail }: Stage): Promise<CohortStory> {
    const database = await createTestDatabase('sample');
    const queue = redis ? await startTestRedis() : undefined;
    const mailbox = mail ? await Mailbox.open() : undefined;
    const addresses = { databaseUrl: database.url, redisUrl: queue?.url, smtpUrl: mailbox?.url };
    return new CohortStory(database, queue, mailbox, await RunningSemai.start(addresses));
  }

  /** @returns exit code or signal of api and worker */
  async close(): Promise<(number | string | null)[]> {
    const codes = await this.running.stop();
    await this.mailbox?.close();
    await this.redis?.stop();
    await this.database.drop();
    return codes;
  }

  /** Someone of the sample world. */
  as(key: SamplePersonKey): Promise<TestClient> {
    const person = samplePeople.find((one) => one.key === key);
    if (!person) throw new Error(`There is no sample person ${key}.`);
    return this.once(person.email, () => this.running.signInAs(person.email, samplePassword));
  }

  /** Someone who has a row but no account yet, or one of the sample people. */
  at(email: string): Promise<TestClient> {
    const person = samplePeople.find((one) => one.email === email);
    return person ? this.as(person.key) : this.once(email, () => this.running.signIn(email));
  }

  private once(email: string, signIn: () => Promise<TestClient>): Promise<TestClient> {
    const known = this.people.get(email) ?? signIn();
    this.people.set(email, known);
    return known;
  }

  async season(): Promise<PlayedSeason> {
    const text = `query Q($slug: String!) { season(slug: $slug) { id stages { id key version } rounds { id } cohorts { id capacity } } }`;
    return (await ask<{ season: PlayedSeason }>(await this.as('director'), text, { slug })).season;
  }

  async roundId(): Promise<string> {
    return (await this.season()).rounds[0]?.id ?? '';
  }

  async cohortId(): Promise<string> {
    return (await this.season()).cohorts[0]?.id ?? '';
  }

  application(part: Part): string {
    const id = this.applications.get(part);
    if (!id) throw new Error(`An earlier chapter has left no application ${part}.`);
    return id;
  }

  /** Waits for messages of one template to a person, and gives them time to come twice. */
  async notices(who: TestClient, template: string): Promise<{ subject: string; body: string; link: string }[]> {
    const text = '{ notices(first: 50) { nodes { template subject body link } } }';
    type Notices = { notices: { nodes: { template: string; subject: string; body: string; link: string }[] } };
    const question = async () =>
      (await ask<Notices>(who, text)).notices.nodes.filter((notice) => notice.template === template);
    return eventually(`a notice ${template}`, question, (found) => found.length > 0);
  }

  /** Letters of one template, once as many as wished have gone out or are kept. */
  async letters(template: string, wished = 1): Promise<SeenLetter[]> {
    const staff = await this.as('staff');
    const text = '{ letters(first: 100) { nodes { template address state subject } } }';
    const question = async () =>
      (await ask<{ letters: { nodes: SeenLetter[] } }>(staff, text)).letters.nodes.filter(
        (letter) => letter.template === template,
      );
    const state = this.mailbox ? 'SENT' : 'HELD';
    const whole = (found: SeenLetter[]) => found.filter((letter) => letter.state === state).length >= wished;
    return eventually(`${wished} letters ${template}`, question, whole);
  }

  /** How many letters of this subject the mail server was handed for an address. */
  mailed(address: string, subject: string): number {
    const letters = this.mailbox?.letters ?? [];
    return letters.filter((letter) => letter.to === address && letter.subject.startsWith(subject)).length;
  }
}

interface SeenLetter {
  readonly template: string;
  readonly address: string;
  readonly state: string;
  readonly subject: string;
}
