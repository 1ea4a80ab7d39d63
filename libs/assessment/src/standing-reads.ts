import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id } from '#kernel';
import { countedRules, mayRead, type CountedRule, type RoundRules, type RuledReviewer } from './round-rules.js';

interface ReadRow {
  readonly application: Id;
  readonly reviewer: Id;
}

const ruledReviewers = `
  select c.reviewer_id as id, c.kind, coalesce(nullif(c.organisation, ''), f.organisation, '') as organisation
  from commitment c left join reviewer_profile f on f.person_id = c.reviewer_id
  where c.round_id = ? order by c.reviewer_id`;

const standingReads = `
  select application_id as application, reviewer_id as reviewer from assignment
  where round_id = ? and (state = 'DONE' or state in ('OFFERED', 'IN_PROGRESS') and reviewer_id is distinct from ?)`;

/** Who reads each application of a round, and whom its rules still let read it. */
export class StandingReads {
  private constructor(
    private readonly rules: readonly CountedRule[],
    private readonly seats: number,
    private readonly readers: Map<Id, Id[]>,
  ) {}

  /** @param leaver somebody whose open reads go to others */
  static async of(
    em: EntityManager,
    round: RoundRules & { readonly id: Id; readonly readsPerApplication: number },
    leaver: Id | null = null,
  ): Promise<StandingReads> {
    const rules = countedRules(round, await em.execute<RuledReviewer[]>(ruledReviewers, [round.id]));
    const rows = rules.length > 0 ? await em.execute<ReadRow[]>(standingReads, [round.id, leaver]) : [];
    const readers = new Map<Id, Id[]>();
    for (const { application, reviewer } of rows)
      readers.set(application, [...(readers.get(application) ?? []), reviewer]);
    return new StandingReads(rules, round.readsPerApplication, readers);
  }

  /** Whether the rules of the round let this reviewer read this application too. */
  allows(application: Id, reviewer: Id): boolean {
    if (this.rules.length === 0) return true;
    return mayRead(this.rules, { seats: this.seats, readers: this.readers.get(application) ?? [] }, reviewer);
  }

  /** Counts a read that is given out. */
  add(application: Id, reviewer: Id): void {
    this.readers.set(application, [...(this.readers.get(application) ?? []), reviewer]);
  }
}
