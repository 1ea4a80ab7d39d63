import { defineEntity, p } from '@mikro-orm/core';
import type { LocalizedText } from '#kernel';
import { dated, identified, localized, moment, sampled, versioned } from '../../columns.js';
import { StageEntry } from '../applications/stage-entry.entity.js';
import { Space } from '../spaces/space.entity.js';
import { Season } from './season.entity.js';

export const stageKinds = [
  'INTAKE',
  'CHECK',
  'REVIEW',
  'INTERVIEW',
  'BOOTCAMP',
  'INCUBATION',
  'SHOWCASE',
  'AFTERCARE',
] as const;
export type StageKind = (typeof stageKinds)[number];

/** One condition a startup must meet to leave a stage; a person ticks it. */
export interface GateItem {
  readonly key: string;
  readonly name: LocalizedText;
}

const StageSchema = defineEntity({
  name: 'Stage',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    season: () => p.manyToOne(Season).ref(),
    key: p.string(),
    kind: p.enum(stageKinds),
    position: p.integer(),
    staffName: localized(),
    applicantName: localized(),
    startsAt: moment(),
    endsAt: moment(),
    seats: p.integer().nullable(),
    /** Where it takes place, when it has one place. */
    space: () => p.manyToOne(Space).ref().nullable(),
    gate: p.json().$type<GateItem[]>().defaultRaw(`'[]'::jsonb`),
    entries: () => p.oneToMany(StageEntry).mappedBy('stage'),
  },
  uniques: [
    { name: 'stage_key_once', properties: ['season', 'key'] },
    {
      name: 'stage_position_once',
      properties: ['season', 'position'],
      expression:
        'alter table "stage" add constraint "stage_position_once" unique ("season_id", "position") deferrable initially deferred',
    },
  ],
  checks: [
    { name: 'stage_date_order', expression: 'starts_at < ends_at' },
    { name: 'stage_seats', expression: 'seats is null or seats > 0' },
    { name: 'stage_position', expression: 'position >= 1' },
  ],
});

/** A step of a season's path, with its dates, seats and gate. */
export class Stage extends StageSchema.class {}
StageSchema.setClass(Stage);
