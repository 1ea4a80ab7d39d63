import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { inLocale, type Locale, type LocalizedText } from '#kernel';

/** A sector or a topic that founders can choose in a published form. */
export interface ExpertiseChoice {
  readonly list: 'SECTOR' | 'TOPIC';
  readonly key: string;
  readonly label: string;
}

interface ChoiceRow {
  readonly list: ExpertiseChoice['list'];
  readonly key: string;
  readonly label: LocalizedText;
}

/** Of every key the label of the newest form that has it. */
const choices = `
  select distinct on (list, o->>'key') list, o->>'key' as key, o->'label' as label
  from (values ('SECTOR', 'sectors'), ('TOPIC', 'topicsNeeded')) as w(list, binding)
  cross join form_definition f
  cross join lateral jsonb_path_query(f.definition, '$.**.fields[*]') as q
  cross join lateral jsonb_path_query(q, '$.options[*]') as o
  where q->>'profileBinding' = w.binding and f.kind = 'APPLICATION' and f.published_at is not null
  order by list, o->>'key', f.published_at desc`;

/** What reviewers and mentors choose from, so that their words are those of the founders. */
@Injectable()
export class ExpertiseChoices {
  constructor(private readonly em: EntityManager) {}

  /** By label, in the language asked for. */
  async execute(locale: Locale): Promise<ExpertiseChoice[]> {
    const rows = await this.em.fork().execute<ChoiceRow[]>(choices);
    return rows
      .map(({ list, key, label }) => ({ list, key, label: inLocale(label, locale) }))
      .toSorted((one, other) => one.label.localeCompare(other.label, locale));
  }
}
