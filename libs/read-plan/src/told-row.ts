import { toGlobalId } from './global-id.js';
import type { Field, Model } from './model.js';
import type { Planned } from './planner.js';
import type { Selection } from './selection.js';

interface ToldField {
  readonly key: string;
  /** Null for the name of the type. */
  readonly property: string | null;
  readonly isId: boolean;
}

/** Types whose values are the same in JSON as the driver reads them. */
const plainTypes = new Set(['text', 'varchar', 'uuid', 'int', 'integer', 'smallint', 'boolean']);

/** An answer that a write can give by itself, since it asks for plain columns of the written row that have no guard. */
export class ToldRow {
  private constructor(
    private readonly type: string,
    private readonly fields: readonly ToldField[],
  ) {}

  /** The answer, where a selection whose fields the model has asks for no more than a write can tell. */
  static of(model: Model, selection: Selection): ToldRow | undefined {
    const fields = selection.map(({ key, field, on }) =>
      on ? undefined : toldField(model, key, model.fields.get(field)),
    );
    return fields.every((field) => field !== undefined) ? new ToldRow(model.type, fields) : undefined;
  }

  /** Whether a row holds all that was asked. */
  isIn(row: object): boolean {
    return this.fields.every(({ property }) => property === null || Object.hasOwn(row, property));
  }

  /** The answer out of the row that the write gave, whose columns are named as the entity names them. */
  from(row: Readonly<Record<string, unknown>>): Planned {
    const entries = this.fields.map(({ key, property, isId }): [string, unknown] => {
      if (property === null) return [key, this.type];
      return [key, isId ? toGlobalId(this.type, row[property] as string) : row[property]];
    });
    return Object.fromEntries(entries);
  }
}

function toldField(model: Model, key: string, field: Field | undefined): ToldField | undefined {
  if (!field || field.guard !== undefined) return undefined;
  if (field.kind === 'id') return { key, property: model.table.keyProperty, isId: true };
  if (field.kind === 'typename') return { key, property: null, isId: false };
  if (field.kind !== 'column' || !plainTypes.has(field.column.type)) return undefined;
  return { key, property: field.property, isId: false };
}
