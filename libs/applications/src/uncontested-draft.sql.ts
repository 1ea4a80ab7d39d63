import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import type { Answers } from '#forms';
import type { Id } from '#kernel';
import type { KeyedMutation } from '#messaging';
import { after, conditionSql, jsonParameter, type ReadBehind, runPrepared } from '#read-plan';
import { Application, type AnswerEdit } from '#schema';

/** A draft that may be written to now, and the form it is written in. */
export interface OpenDraft {
  readonly version: number;
  readonly answers: Answers;
  readonly edits: Readonly<Record<string, AnswerEdit>>;
  readonly formId: Id;
  readonly formUpdatedAt: number;
}

const open = (policy: string) => `
  select a.version, a.answers, a.edits, f.id as "formId", (extract(epoch from f.updated_at) * 1000)::float8 as "formUpdatedAt"
  from application a
  join season s on s.id = a.season_id and s.state = 'OPEN' and s.opens_at <= clock_timestamp()
  join form_definition f on f.season_id = a.season_id and f.kind = 'APPLICATION' and f.form_version = a.form_version
  where a.id = $1 and a.lifecycle = 'DRAFT' and ${policy}
    and clock_timestamp() <= s.final_deadline
      + case when a.created_at <= s.final_deadline then s.grace_minutes else 0 end * interval '1 minute'
    and not exists (
      select 1 from application_member m where m.application_id = a.id and m.person_id = $2 and m.joined_at is null)`;

/** The draft if the viewer may write to it, its call takes it and the viewer was there before; null otherwise. */
export async function openDraft(em: EntityManager, viewer: Viewer, applicationId: Id): Promise<OpenDraft | null> {
  const rule = conditionSql(em.getMetadata(), Application, viewer.where('save', 'Application'), 'a', after(2));
  const values = [applicationId, viewer.personId, ...rule.values];
  const [draft] = await runPrepared<OpenDraft>(em, 'open_draft', open(rule.text), values);
  return draft ?? null;
}

const keep = `
  with given as (select $1::jsonb as j, clock_timestamp() as now),
  kept as (
    update application a set answers = j -> 'answers', edits = j -> 'edits', version = a.version + 1, updated_at = now
    from given
    where a.id = (j ->> 'id')::uuid and a.version = (j ->> 'version')::int and a.lifecycle = 'DRAFT' returning a.id),
  marked as (
    insert into mutation_receipt (actor_id, client_mutation_id, request_hash)
    select (j ->> 'actorId')::uuid, j ->> 'key', j ->> 'requestHash' from given, kept where j ? 'key')
  select id from kept`;

/** @returns false when somebody else wrote in between */
export async function keepAnswers(
  em: EntityManager,
  draft: Pick<OpenDraft, 'version' | 'answers' | 'edits'> & { readonly id: Id },
  mutation: KeyedMutation | null,
  behind?: ReadBehind,
): Promise<boolean> {
  const kept = await runPrepared(em, 'keep_answers', keep, [jsonParameter({ ...draft, ...mutation })], behind);
  return kept.length === 1;
}
