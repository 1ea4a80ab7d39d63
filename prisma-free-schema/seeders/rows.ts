import type { Client } from 'pg';

/** A row by its column names. */
export type Row = Readonly<Record<string, unknown>>;

/** Tables of the sample world, each after those it refers to: the order in which they are filled. */
export const seededTables = [
  'organisation',
  'person',
  'space',
  'programme',
  'role_grant',
  'season',
  'stage',
  'form_definition',
  'rubric',
  'criterion',
  'cohort',
  'review_round',
  'startup',
  'membership',
  'application',
  'application_member',
  'application_snapshot',
  'stored_file',
  'submission_attempt',
  'check_verdict',
  'revision_request',
  'stage_entry',
  'conflict',
  'reviewer_profile',
  'commitment',
  'assignment',
  'review',
  'review_score',
  'score_run',
  'score_result',
  'reviewer_leniency',
  'decision_batch',
  'decision',
  'offer',
  'enrolment',
  'mentor_profile',
  'ranked_choice',
  'match_run',
  'mentor_match',
  'office_hour_round',
  'office_hour_slot',
  'office_hour_request',
  'office_hour_wish',
  'person_merge',
  'activity',
  'activity_session',
  'registration',
  'attendance',
  'head_count',
] as const;
export type SeededTable = (typeof seededTables)[number];

/** Rows of the sample world in memory, table by table. */
export class Rows {
  private readonly byTable = new Map<SeededTable, Row[]>();

  /** Adds sample rows, all with the same columns. */
  add(table: SeededTable, ...rows: readonly Row[]): void {
    const list = this.byTable.get(table) ?? [];
    for (const row of rows) list.push({ ...row, is_sample: true });
    this.byTable.set(table, list);
  }

  of(table: SeededTable): readonly Row[] {
    return this.byTable.get(table) ?? [];
  }

  get size(): number {
    return [...this.byTable.values()].reduce((sum, list) => sum + list.length, 0);
  }
}

/** Columns of a table with dates of birth and change: in the sample world both are the same moment. */
export const dated = (moment: string) => ({ created_at: moment, updated_at: moment });

const rowsAtOnce = 1500;

/**
 * Stores the rows, many in one statement: PostgreSQL itself reads each value into its column's type.
 * @param wrote hears the number of rows after each statement
 */
export async function store(client: Client, rows: Rows, wrote: (count: number) => void): Promise<void> {
  for (const table of seededTables) {
    const list = rows.of(table);
    const columns = Object.keys(list[0] ?? {})
      .map((column) => `"${column}"`)
      .join(', ');
    for (let from = 0; from < list.length; from += rowsAtOnce) {
      const part = list.slice(from, from + rowsAtOnce);
      await client.query(
        `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1)`,
        [JSON.stringify(part)],
      );
      wrote(part.length);
    }
  }
}
