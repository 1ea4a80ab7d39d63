import { idFor, type Id, type LocalizedText } from '#kernel';
import { later, wib } from './moments.js';
import { readJson } from './read-data.js';
import { dated, type Rows } from './rows.js';
import { programmeId, spaceId } from './sample-ids.js';

export type SeasonKey = 'hfs-2' | 'hfs-4-latihan';
export type StageKey =
  | 'PENDAFTARAN'
  | 'SELEKSI_ADMINISTRASI'
  | 'SELEKSI_SUBSTANSI'
  | 'PRA_INKUBASI'
  | 'INKUBASI'
  | 'DEMO_DAY'
  | 'ALUMNI';

interface SeasonPlan {
  readonly numberPrefix: string;
  readonly name: LocalizedText;
  readonly summary: LocalizedText;
  readonly state: string;
  readonly isRehearsal: boolean;
  readonly seats: number;
  readonly cohort: { readonly slug: string; readonly name: LocalizedText; readonly state: string };
  readonly round: { readonly name: LocalizedText; readonly state: string; readonly groupField: string };
  /** First and last moment of each stage, in WIB. */
  readonly stages: Readonly<Record<StageKey, readonly [string, string]>>;
  readonly seatsByStage: Partial<Readonly<Record<StageKey, number>>>;
}

/** data/programme.json */
export interface ProgrammeFile {
  readonly organisation: { readonly slug: string; readonly name: string };
  readonly programme: Readonly<Record<string, unknown>>;
  readonly seasons: Readonly<Record<SeasonKey, SeasonPlan>>;
  readonly stages: readonly {
    readonly key: StageKey;
    readonly kind: string;
    readonly staffName: LocalizedText;
    readonly applicantName: LocalizedText;
    readonly space?: string;
    readonly gate: readonly { readonly key: string; readonly name: LocalizedText }[];
  }[];
}

interface RubricFile {
  readonly name: LocalizedText;
  readonly criteria: readonly {
    readonly key: string;
    readonly weight: number;
    readonly name: LocalizedText;
    readonly question: LocalizedText;
    readonly anchors: readonly LocalizedText[];
  }[];
}

export interface SeasonCriterion {
  readonly id: Id;
  readonly key: string;
  readonly weight: number;
}

/** A season without applications: what the other parts hang on. */
export interface SeasonShell {
  readonly key: SeasonKey;
  readonly id: Id;
  readonly numberPrefix: string;
  readonly seats: number;
  readonly cohortId: Id;
  readonly roundId: Id;
  /** Form field by which reviewers of the round are grouped. */
  readonly groupField: string;
  readonly criteria: readonly SeasonCriterion[];
  stageId(key: StageKey): Id;
  starts(key: StageKey): string;
  ends(key: StageKey): string;
}

/** Version of both forms of the sample seasons. */
export const formVersion = 1;

/** A season with its stages, forms, rubric, cohort and review round. */
export function addSeason(rows: Rows, key: SeasonKey): SeasonShell {
  const file = readJson<ProgrammeFile>('programme.json');
  const plan = file.seasons[key];
  const season: SeasonShell = {
    key,
    id: idFor('sample', 'season', key),
    numberPrefix: plan.numberPrefix,
    seats: plan.seats,
    cohortId: idFor('sample', 'cohort', key),
    roundId: idFor('sample', 'round', key),
    groupField: plan.round.groupField,
    criteria: criteriaOf(key),
    stageId: (stage) => idFor('sample', 'stage', key, stage),
    starts: (stage) => wib(plan.stages[stage][0]),
    ends: (stage) => wib(plan.stages[stage][1]),
  };
  const planned = later(season.starts('PENDAFTARAN'), -14 * 24 * 60);
  addSeasonRow(rows, season, plan, planned);
  addStages(rows, season, file, planned);
  addForms(rows, season, planned);
  addRubric(rows, season, plan, planned);
  addCohortAndRound(rows, season, plan, planned);
  return season;
}

function addSeasonRow(rows: Rows, season: SeasonShell, plan: SeasonPlan, planned: string): void {
  rows.add('season', {
    id: season.id,
    ...dated(planned),
    version: 1,
    programme_id: programmeId,
    slug: season.key,
    number_prefix: plan.numberPrefix,
    name: plan.name,
    summary: plan.summary,
    state: plan.state,
    opens_at: season.starts('PENDAFTARAN'),
    final_deadline: season.ends('PENDAFTARAN'),
    grace_minutes: 10,
    seats: plan.seats,
    offer_hours: 72,
    max_revisions: 2,
    max_lead_per_season: 1,
    is_rehearsal: plan.isRehearsal,
  });
}

function addStages(rows: Rows, season: SeasonShell, { stages, seasons }: ProgrammeFile, planned: string): void {
  for (const [at, stage] of stages.entries()) {
    rows.add('stage', {
      id: season.stageId(stage.key),
      ...dated(planned),
      version: 1,
      season_id: season.id,
      key: stage.key,
      kind: stage.kind,
      position: at + 1,
      staff_name: stage.staffName,
      applicant_name: stage.applicantName,
      starts_at: season.starts(stage.key),
      ends_at: season.ends(stage.key),
      seats: seasons[season.key].seatsByStage[stage.key] ?? null,
      space_id: stage.space ? spaceId(stage.space) : null,
      gate: stage.gate,
    });
  }
}

interface FormFile {
  readonly kind: 'ELIGIBILITY' | 'APPLICATION';
  readonly version: number;
  readonly sections: readonly {
    readonly fields: readonly { readonly key: string; readonly blindHidden?: boolean }[];
  }[];
}

const formFiles = ['hetero-eligibility.v1.json', 'hetero-application.v1.json'] as const;

function addForms(rows: Rows, season: SeasonShell, planned: string): void {
  for (const name of formFiles) {
    const definition = readJson<FormFile>(name);
    rows.add('form_definition', {
      id: idFor('sample', 'form', season.key, definition.kind, definition.version),
      ...dated(planned),
      season_id: season.id,
      kind: definition.kind,
      form_version: definition.version,
      definition,
      published_at: later(planned, 60),
    });
  }
}

/** Keys of the fields that a blind round does not show. */
function blindFields(): string[] {
  const { sections } = readJson<FormFile>('hetero-application.v1.json');
  return sections.flatMap(({ fields }) => fields.filter((field) => field.blindHidden).map((field) => field.key));
}

function criteriaOf(key: SeasonKey): SeasonCriterion[] {
  const { criteria } = readJson<RubricFile>('rubric.json');
  return criteria.map((criterion) => ({
    id: idFor('sample', 'criterion', key, criterion.key),
    key: criterion.key,
    weight: criterion.weight,
  }));
}

const rubricId = (key: SeasonKey) => idFor('sample', 'rubric', key);

function addRubric(rows: Rows, season: SeasonShell, plan: SeasonPlan, planned: string): void {
  const { name, criteria } = readJson<RubricFile>('rubric.json');
  rows.add('rubric', {
    id: rubricId(season.key),
    ...dated(planned),
    version: 1,
    season_id: season.id,
    name,
    lowest: 1,
    highest: 5,
    frozen_at: plan.round.state === 'SETUP' ? null : season.starts('SELEKSI_SUBSTANSI'),
  });
  for (const [at, criterion] of criteria.entries()) {
    rows.add('criterion', {
      id: season.criteria[at]?.id,
      ...dated(planned),
      rubric_id: rubricId(season.key),
      key: criterion.key,
      position: at + 1,
      name: criterion.name,
      question: criterion.question,
      weight: criterion.weight,
      anchors: criterion.anchors,
      may_be_left_out: false,
    });
  }
}

function addCohortAndRound(
  rows: Rows,
  season: SeasonShell,
  { cohort, round, seats }: SeasonPlan,
  planned: string,
): void {
  rows.add('cohort', {
    id: season.cohortId,
    ...dated(planned),
    version: 1,
    season_id: season.id,
    slug: cohort.slug,
    name: cohort.name,
    capacity: seats,
    state: cohort.state,
  });
  rows.add('review_round', {
    id: season.roundId,
    ...dated(planned),
    version: 1,
    season_id: season.id,
    stage_id: season.stageId('SELEKSI_SUBSTANSI'),
    rubric_id: rubricId(season.key),
    name: round.name,
    state: round.state,
    reads_per_application: 3,
    quota: seats,
    hidden_fields: blindFields(),
    blind: true,
    group_field: round.groupField,
    opened_at: round.state === 'SETUP' ? null : season.starts('SELEKSI_SUBSTANSI'),
    locks_at: season.ends('SELEKSI_SUBSTANSI'),
  });
}
