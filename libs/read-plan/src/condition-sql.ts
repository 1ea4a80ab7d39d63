import type { EntityName, MetadataStorage } from '@mikro-orm/core';
import type { Verdict } from './condition.js';
import { Tables } from './table.js';
import { writeCondition } from './write-condition.js';

const tables = new WeakMap<MetadataStorage, Tables>();

export interface ConditionPart {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * SQL of a rule on the rows of an entity that stand under `alias`, for the few statements that are written by hand.
 * Example: `conditionSql(em.getMetadata(), Application, viewer.where('save', 'Application'), 'a', after(2))` counts its
 * parameters from `$3`.
 * @param place SQL of the value at a place, which is of a type such as `uuid` or `text[]`
 */
export function conditionSql(
  metadata: MetadataStorage,
  entity: EntityName<object>,
  verdict: Verdict,
  alias: string,
  place: (at: number, type: string) => string,
): ConditionPart {
  let known = tables.get(metadata);
  if (!known) tables.set(metadata, (known = new Tables(metadata)));
  const values: unknown[] = [];
  let aliases = 0;
  const writer = {
    alias: () => `c${aliases++}`,
    mark: () => {
      const { length } = values;
      return () => void (values.length = length);
    },
    value: (value: unknown, type: string) => place(values.push(value) - 1, type),
  };
  return { text: writeCondition(writer, known.of(entity), alias, verdict), values };
}

/** Values as parameters after so many others. */
export const after = (before: number) => (at: number) => `$${before + at + 1}`;
