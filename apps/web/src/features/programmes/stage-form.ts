import { fromZonedInput, toZonedInput } from './zoned-input.js';
import type { StaffStage } from './season.js';
import { gateLines, textsOf, type GateLine } from './stage-texts.js';

/** A stage as its form holds it. Dates are texts by the clock of the programme's zone. */
export interface StageValues {
  readonly kind: StaffStage['kind'];
  readonly staffName: { readonly id: string; readonly en: string };
  readonly applicantName: { readonly id: string; readonly en: string };
  readonly startsAt: string;
  readonly endsAt: string;
  readonly seats: string;
  readonly gate: readonly GateLine[];
}

export const newStage: StageValues = {
  kind: 'INTERVIEW',
  staffName: { id: '', en: '' },
  applicantName: { id: '', en: '' },
  startsAt: '',
  endsAt: '',
  seats: '',
  gate: [],
};

export const valuesOf = (stage: StaffStage, zone: string): StageValues => ({
  kind: stage.kind,
  staffName: textsOf(stage.staffTexts),
  applicantName: textsOf(stage.applicantTexts),
  startsAt: toZonedInput(stage.startsAt, zone),
  endsAt: toZonedInput(stage.endsAt, zone),
  seats: stage.seats === null ? '' : String(stage.seats),
  gate: gateLines(stage.gate),
});

/** What is sent of a stage, all of it. */
export const changeOf = (stage: StaffStage) => ({
  staffName: textsOf(stage.staffTexts),
  applicantName: textsOf(stage.applicantTexts),
  startsAt: stage.startsAt,
  endsAt: stage.endsAt,
  seats: stage.seats,
  gate: gateLines(stage.gate).map(({ key, name }) => ({ key, name })),
});

export type StageChange = ReturnType<typeof changeOf>;
export type StageProblem = 'bothLanguages' | 'dateWanted' | 'numberWanted';

export type ReadStage =
  | { readonly ok: true; readonly change: StageChange }
  | { readonly ok: false; readonly problems: Readonly<Record<string, StageProblem>> };

const trimmed = ({ id, en }: { readonly id: string; readonly en: string }) => ({ id: id.trim(), en: en.trim() });

/** Reads the form: the change to send, or by field what is wrong with it. */
export function readStage(values: StageValues, zone: string): ReadStage {
  const problems: Record<string, StageProblem> = {};
  const texts = (path: string, value: { readonly id: string; readonly en: string }) => {
    const both = trimmed(value);
    if (both.id === '') problems[`${path}.id`] = 'bothLanguages';
    if (both.en === '') problems[`${path}.en`] = 'bothLanguages';
    return both;
  };
  const moment = (path: string, text: string) => {
    const at = fromZonedInput(text, zone);
    if (at === undefined) problems[path] = 'dateWanted';
    return at ?? '';
  };
  const seats = values.seats.trim();
  if (!/^\d{0,6}$/.test(seats)) problems['seats'] = 'numberWanted';
  const change: StageChange = {
    staffName: texts('staffName', values.staffName),
    applicantName: texts('applicantName', values.applicantName),
    startsAt: moment('startsAt', values.startsAt),
    endsAt: moment('endsAt', values.endsAt),
    seats: seats === '' ? null : Number(seats),
    gate: values.gate.map(({ key, name }, at) => ({ key, name: texts(`gate.${at}.name`, name) })),
  };
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, change };
}

/**
 * A key out of a name, free among the others. Example: `keyFor('Demo Day', ['demo-day'])` is `demo-day-2`.
 */
export function keyFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 32);
  const stem = plain.length < 2 ? `stage-${plain}`.replace(/-$/, '') : plain;
  let key = stem;
  for (let next = 2; taken.includes(key); next += 1) key = `${stem}-${next}`;
  return key;
}
