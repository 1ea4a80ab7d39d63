import { defineEntity, p } from '@mikro-orm/core';
import { dated, identified, moment, sampled, versioned } from '../../columns.js';
import { Startup } from '../identity/startup.entity.js';
import { MatchRun } from './match-run.entity.js';
import { MentorProfile } from './mentor-profile.entity.js';

export const matchStates = ['PROPOSED', 'OFFERED', 'ACTIVE', 'DECLINED', 'EXPIRED', 'ENDED', 'VOID'] as const;
export type MatchState = (typeof matchStates)[number];

/** Languages, spaces and parts of the week that both sides name, and whether both can meet online. */
export interface CommonGround {
  readonly languages: readonly string[];
  readonly spaces: readonly string[];
  readonly times: readonly string[];
  readonly online: boolean;
}

/** Why a pair was made: parts of the fit in micro-units, price of the mentor's place, next best mentor. */
export interface PairReasons {
  readonly parts: Readonly<Record<string, number>>;
  /** What each part could have given at most, in micro-units. */
  readonly outOf?: Readonly<Record<string, number>>;
  /** Words that the texts of both sides share, rarest first. */
  readonly words?: readonly string[];
  /** Parts that would count but that one side has not answered. */
  readonly unknown?: readonly string[];
  /** What both sides share, by which the parts can be told in words. */
  readonly common?: CommonGround;
  readonly reason: string;
  readonly price: number;
  readonly alternativeMentorId: string | null;
}

/** How a pair was ranked by its two sides and what that gave to the fit; for staff alone. */
export interface RanksOfPair {
  /** Rank the team gave the mentor; null where it ranked others. */
  readonly startup: number | null;
  /** Rank the mentor gave the startup. */
  readonly mentor: number | null;
  readonly parts: Readonly<Record<string, number>>;
  readonly outOf: Readonly<Record<string, number>>;
}

const MentorMatchSchema = defineEntity({
  name: 'MentorMatch',
  properties: {
    ...identified,
    ...dated,
    ...versioned,
    ...sampled,
    run: () => p.manyToOne(MatchRun).ref(),
    startup: () => p.manyToOne(Startup).ref().index(),
    mentor: () => p.manyToOne(MentorProfile).ref().index(),
    /** Fit of the pair in micro-units: 1,000,000 is a perfect fit. */
    affinity: p.integer(),
    reasons: p.json().$type<PairReasons>(),
    ranks: p.json().$type<RanksOfPair>().nullable(),
    state: p.enum(matchStates).default('PROPOSED'),
    offeredAt: moment().nullable(),
    /** When the mentor said yes or no. */
    answeredAt: moment().nullable(),
    /** When the team said yes or no; the pair is active once both said yes. */
    teamAnsweredAt: moment().nullable(),
    /** When those who had not answered were reminded. */
    remindedAt: moment().nullable(),
    answerNote: p.text().default(''),
  },
  uniques: [{ name: 'mentor_match_once', properties: ['run', 'startup', 'mentor'] }],
  indexes: [
    {
      name: 'mentor_match_one_live',
      properties: ['startup', 'mentor'],
      expression: `create unique index "mentor_match_one_live" on "mentor_match" ("startup_id", "mentor_id") where "state" in ('OFFERED', 'ACTIVE')`,
    },
  ],
});

/** One startup and one mentor: proposed, offered to both, and active once both said yes. `VOID` = taken back. */
export class MentorMatch extends MentorMatchSchema.class {}
MentorMatchSchema.setClass(MentorMatch);
