import type { EntityManager } from '@mikro-orm/postgresql';
import type { Id, LocalizedText } from '#kernel';
import { column, sqlPastPolicies } from '#read-plan';

/** Questions of the season's forms that are answered by choice and say nothing personal, with their options in words. */
export const choiceFields = sqlPastPolicies(
  'Questions of the call and their options, which everybody who applies can read.',
)`(select coalesce(jsonb_agg(to_jsonb(c) order by c.key collate "C"), '[]') from (
    select distinct on (f ->> 'key') f ->> 'key' as key, f -> 'label' as label, f -> 'options' as options,
      f ->> 'profileBinding' as "profileBinding"
    from form_definition d, jsonb_array_elements(d.definition -> 'sections') s, jsonb_array_elements(s -> 'fields') f
    where d.season_id = ${column('season')} and d.published_at is not null
      and f ->> 'type' in ('select', 'multi', 'ranked') and f -> 'personal' is null
    order by f ->> 'key', d.kind, d.form_version desc) c)`;

/** A field answered by choice that says nothing personal, in the newest published form of the season that asks it. */
const groupable = `
  select f -> 'label' as label, coalesce(f -> 'options', '[]') as options
  from form_definition d, jsonb_array_elements(d.definition -> 'sections') s, jsonb_array_elements(s -> 'fields') f
  where d.season_id = ? and d.published_at is not null and f ->> 'key' = ?
    and f ->> 'type' in ('select', 'multi', 'ranked') and f -> 'personal' is null
  order by d.kind, d.form_version desc limit 1`;

/** A field by which reviewers may be grouped, with the words of its options. */
export interface GroupField {
  readonly label: LocalizedText;
  readonly options: readonly { readonly key: string; readonly label: LocalizedText }[];
}

/** The field in words, where reviewers of a round in this season may be grouped by it. */
export async function groupFieldOf(em: EntityManager, seasonId: Id, field: string): Promise<GroupField | undefined> {
  const [found] = await em.execute<GroupField[]>(groupable, [seasonId, field]);
  return found;
}

/** Whether reviewers of a round in this season may be grouped by the field. */
export async function mayGroupBy(em: EntityManager, seasonId: Id, field: string): Promise<boolean> {
  return (await groupFieldOf(em, seasonId, field)) !== undefined;
}
