import { inLocale, type Locale } from '#kernel';
import { optionInWords, type ChoiceField } from './choice-fields.js';

/** Reviewers who mostly read one kind of application, and how much more than others they give together. */
export interface ReviewerGroup {
  readonly id: string;
  readonly reviewers: number;
  readonly reviews: number;
  readonly leniency: number;
  readonly sd: number | null;
}

/** By what a run grouped its reviewers, and what it found. */
export interface Grouping {
  /** What the reviewers are grouped by, in words. */
  readonly name: string;
  /** From the most severe up; empty where the groups were too few to be modelled. */
  readonly groups: readonly ReviewerGroup[];
  /** Whether groups differ beyond chance. */
  readonly differs: boolean;
  nameOf(group: string): string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isGroup = (value: unknown): value is ReviewerGroup =>
  isRecord(value) && typeof value['id'] === 'string' && typeof value['leniency'] === 'number';

/** The grouping out of a run's model; null where the round groups nobody. */
export function groupingOf(model: unknown, fields: readonly ChoiceField[], locale: Locale): Grouping | null {
  if (!isRecord(model) || !isRecord(model['grouping'])) return null;
  const { field: key, groups } = model['grouping'];
  const field = fields.find((one) => one.key === key);
  const found = Array.isArray(groups) ? groups.filter(isGroup) : [];
  return {
    name: field ? inLocale(field.label, locale) : String(key),
    groups: found.toSorted((a, b) => a.leniency - b.leniency),
    differs: found.some(({ leniency }) => leniency !== 0),
    nameOf: (group) => optionInWords(field, group, locale),
  };
}
