import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { DomainError, type Id } from '#kernel';
import { Enrolment, MentorProfile, type MeetingMode, type SpokenLanguage, type StartupStage } from '#schema';
import { barredPair } from './ranked-choices.js';

/** A mentor as a team may know one before anything is agreed: what was written for them, and no contact. */
export interface ChoosableMentor {
  readonly id: Id;
  readonly name: string;
  readonly headline: string;
  readonly organisation: string;
  readonly bio: string;
  readonly topics: readonly string[];
  readonly sectors: readonly string[];
  readonly languages: readonly SpokenLanguage[];
  readonly meetingMode: MeetingMode | null;
  readonly spaces: readonly string[];
  /** Rank that this team gave; null where it gave none. */
  readonly rank: number | null;
}

/** A startup as a mentor of its cohort may know it before anything is agreed. */
export interface ChoosableStartup {
  readonly id: Id;
  readonly name: string;
  readonly oneLiner: string;
  readonly topicsNeeded: readonly string[];
  readonly sectors: readonly string[];
  readonly stage: StartupStage | null;
  readonly languages: readonly SpokenLanguage[];
  readonly meetingMode: MeetingMode | null;
  readonly spaces: readonly string[];
  /** Rank that this mentor gave; null where there is none. */
  readonly rank: number | null;
}

const mentors = `
  select p.id, n.full_name as name, p.headline, p.organisation, p.bio, p.topics, p.sectors, p.languages,
    p.meeting_mode as "meetingMode", p.spaces, k.rank
  from mentor_profile p join person n on n.id = p.person_id join (select ?::uuid as startup) q on true
  left join ranked_choice k on k.side = 'STARTUP' and k.startup_id = q.startup and k.mentor_id = p.id
  where p.cohort_id = ? and p.state = 'ACTIVE' and not ${barredPair('q.startup', 'p.person_id')}
  order by n.full_name, p.id limit 500`;

const startups = `
  select s.id, s.name, s.one_liner as "oneLiner", s.topics_needed as "topicsNeeded", s.sectors, s.stage, s.languages,
    s.meeting_mode as "meetingMode", s.spaces, k.rank
  from mentor_profile p join enrolment e on e.cohort_id = p.cohort_id and e.state = 'ACTIVE'
  join startup s on s.id = e.startup_id
  left join ranked_choice k on k.side = 'MENTOR' and k.mentor_id = p.id and k.startup_id = s.id
  where p.id = ? and not ${barredPair('s.id', 'p.person_id')}
  order by s.name, s.id limit 500`;

/** Whom one side of a cohort can rank, by name, with the ranks it gave; pairs in conflict are not among them. */
@Injectable()
export class Choosable {
  constructor(private readonly em: EntityManager) {}

  /** For the team of a startup, by its place in a cohort. @throws NOT_FOUND */
  async mentors(viewer: Viewer, enrolmentId: Id): Promise<ChoosableMentor[]> {
    const em = this.em.fork();
    const place = await em.findOne(Enrolment, { id: enrolmentId, ...viewer.where('choose', 'Enrolment') });
    if (!place) throw new DomainError('NOT_FOUND');
    return em.execute<ChoosableMentor[]>(mentors, [place.startup.id, place.cohort.id]);
  }

  /** For the mentor alone. @throws NOT_FOUND */
  async startups(viewer: Viewer, mentorId: Id): Promise<ChoosableStartup[]> {
    const em = this.em.fork();
    const own = { id: mentorId, state: 'ACTIVE' as const, ...viewer.where('rank', 'MentorProfile') };
    if ((await em.count(MentorProfile, own)) === 0) throw new DomainError('NOT_FOUND');
    return em.execute<ChoosableStartup[]>(startups, [mentorId]);
  }
}
