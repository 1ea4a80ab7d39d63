import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { checkEligibility, readFormDefinition, validateAnswers, type Answers, type FormDefinition } from '#forms';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

interface Filled {
  number: string;
  sent: boolean;
  answers: Answers;
  eligibility: Answers;
}

describe('the answers of the sample applications', () => {
  let database: TestDatabase;
  let client: Client;
  let applications: Filled[];
  let regions: Set<string>;
  const forms = new Map<string, FormDefinition>();

  beforeAll(async () => {
    database = await createTestDatabase('sample');
    client = new Client({ connectionString: database.url });
    await client.connect();
    const found = await client.query<Filled>(
      `select number, submitted_at is not null as sent, answers, eligibility from application order by number`,
    );
    applications = found.rows;
    const codes = await client.query<{ code: string }>(`select code from region`);
    regions = new Set(codes.rows.map(({ code }) => code));
    const definitions = await client.query<{ kind: string; definition: unknown }>(
      `select distinct on (kind) kind, definition from form_definition where published_at is not null order by kind, form_version desc`,
    );
    for (const { kind, definition } of definitions.rows) forms.set(kind, readFormDefinition(definition));
  }, 120_000);

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const form = (kind: string): FormDefinition => {
    const found = forms.get(kind);
    if (!found) throw new Error(`The sample has no form of kind ${kind}.`);
    return found;
  };

  const problems = (of: readonly Filled[], mode: 'draft' | 'submit') =>
    of.flatMap(({ number, answers }) =>
      validateAnswers(form('APPLICATION'), answers, { mode, regions }).map(
        ({ field, code }) => `${number} ${field} ${code}`,
      ),
    );

  it('could all have been sent as they are', () => {
    const sent = applications.filter((one) => one.sent);
    expect(sent.length).toBe(1600 + 18);
    expect(problems(sent, 'submit')).toEqual([]);
  });

  it('could all have been saved as they are, where they were never sent', () => {
    const drafts = applications.filter((one) => !one.sent);
    expect(drafts.length).toBe(486 + 6);
    expect(problems(drafts, 'draft')).toEqual([]);
  });

  it('were sent as they stand: the last snapshot holds the same', async () => {
    const { rows } = await client.query<{ number: string }>(
      `select a.number from application a join lateral (
         select answers from application_snapshot s where s.application_id = a.id order by sequence desc limit 1) last on true
       where last.answers <> a.answers`,
    );
    expect(rows).toEqual([]);
  });

  it('belong to teams that passed the eligibility questions', () => {
    const wrong = applications.filter(({ eligibility }) => {
      const refused = validateAnswers(form('ELIGIBILITY'), eligibility, { mode: 'submit', regions });
      return refused.length > 0 || !checkEligibility(form('ELIGIBILITY'), eligibility).eligible;
    });
    expect(wrong.map(({ number }) => number)).toEqual([]);
  });

  it('name the people of the team, and files that are there', async () => {
    const { rows } = await client.query<{ number: string }>(
      `select number from application a
       where submitted_at is not null and (
         jsonb_array_length(answers -> 'team') <> (select count(*) from application_member m where m.application_id = a.id)
         or exists (select from jsonb_array_elements_text(coalesce(answers -> 'pitchDeck', '[]')) as deck(id)
                    where deck.id::uuid not in (select f.id from stored_file f where f.application_id = a.id)))`,
    );
    expect(rows).toEqual([]);
  });
});
