import type { EntityManager } from '@mikro-orm/postgresql';
import { allFields } from '#forms';
import { newId } from '#kernel';
import {
  Application,
  ApplicationMember,
  ApplicationSnapshot,
  Membership,
  Person,
  Stage,
  StageEntry,
  Startup,
  type FormDefinition as StoredForm,
  type ImportRun,
  type Season,
} from '#schema';
import { readStoredForm } from './application-form.js';
import type { ImportedRow } from './import-rows.js';
import { keepInProfile } from './startup-profile.js';

/**
 * The rows one import brings. Everything new bears the moment of its run as birth, which is how the run is taken back.
 */
export class ImportedPeople {
  private constructor(
    private readonly em: EntityManager,
    private readonly run: ImportRun,
    private readonly season: Season,
    private readonly form: StoredForm,
    private readonly waiting: Stage | undefined,
    private readonly known: ReadonlyMap<string, Person>,
  ) {}

  /** Looks up once who is known already and where sent files wait. */
  static async prepare(
    em: EntityManager,
    run: ImportRun,
    season: Season,
    form: StoredForm,
    rows: readonly ImportedRow[],
  ): Promise<ImportedPeople> {
    const people = await em.find(Person, { email: { $in: rows.map((row) => row.leadEmail) } });
    const stages = await em.find(Stage, { season }, { orderBy: { position: 'asc' }, limit: 2 });
    const waiting = stages.find((stage) => stage.kind !== 'INTAKE') ?? stages[0];
    return new ImportedPeople(em, run, season, form, waiting, new Map(people.map((person) => [person.email, person])));
  }

  /** One application that stands as sent. */
  add(row: ImportedRow, number: string): void {
    const { em, season, run } = this;
    const born = { createdAt: run.createdAt };
    const lead = this.lead(row);
    const startup = em.create(Startup, { id: newId(), name: row.startupName, sectors: [], topicsNeeded: [], ...born });
    const answers = this.answers(row);
    keepInProfile(readStoredForm(this.form), answers, startup);
    const at = row.submittedAt ?? run.createdAt;
    const application = em.create(Application, {
      ...born,
      id: newId(),
      season,
      startup,
      lead,
      number,
      answers,
      importRun: run,
      formVersion: this.form.formVersion,
      lifecycle: 'SUBMITTED',
      submittedAt: at,
    });
    em.persist([startup, application]);
    em.persist(em.create(Membership, { id: newId(), person: lead, startup, isLead: true, ...born }));
    this.follow(application, row, lead, at);
  }

  private lead({ leadEmail, leadName }: ImportedRow): Person {
    const known = this.known.get(leadEmail);
    if (known) return known;
    const { createdAt } = this.run;
    const person = this.em.create(Person, { id: newId(), email: leadEmail, fullName: leadName, createdAt });
    this.em.persist(person);
    return person;
  }

  private answers({ startupName, leadName, leadEmail, answers }: ImportedRow): Record<string, unknown> {
    const team = allFields(readStoredForm(this.form)).find((field) => field.type === 'team');
    const lead = team ? { [team.key]: [{ isLead: true, name: leadName, email: leadEmail }] } : {};
    return { ...answers, name: startupName, ...lead };
  }

  private follow(application: Application, row: ImportedRow, lead: Person, at: Date): void {
    const { em, waiting } = this;
    const member = { name: row.leadName, email: row.leadEmail, right: 'SUBMIT', isLead: true, joinedAt: at } as const;
    em.persist(em.create(ApplicationMember, { id: newId(), application, person: lead, ...member }));
    em.persist(
      em.create(ApplicationSnapshot, {
        id: newId(),
        application,
        sequence: 1,
        answers: application.answers,
        takenAt: at,
        formVersion: application.formVersion,
      }),
    );
    if (!waiting) return;
    em.persist(em.create(StageEntry, { id: newId(), application, stage: waiting, enteredAt: at, gateMet: [] }));
  }
}
