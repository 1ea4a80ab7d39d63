import { Absences } from './absence.js';
import type { PlanViewer } from './condition.js';
import { Digests, fieldOf } from './digest.js';
import { Draft } from './draft.js';
import type { Field, Model } from './model.js';
import type { Models } from './models.js';
import { readPageArgs } from './page-request.js';
import type { SelectedField, Selection } from './selection.js';
import { writePageStatement } from './statements.js';

export interface Verification {
  /** Fields by GraphQL type, without those that have a resolver of their own. */
  readonly schema?: Readonly<Record<string, readonly string[]>>;
  /** People whose rules are compiled too, so that a rule on a property that does not exist is found. */
  readonly viewers?: readonly PlanViewer[];
}

/** Sees everything; stands for anybody where a model's conditions ask who looks. */
const anybody: PlanViewer = {
  locale: 'id',
  personId: '00000000-0000-4000-8000-000000000000',
  conditions: () => true,
};

/**
 * Writes every field, order and filter of every read model once, so that a name that maps to nothing is found when the
 * process starts.
 *
 * @throws Error with one line per fault
 */
export function verifyModels(models: Models, { schema = {}, viewers = [] }: Verification): void {
  const faults = new Set<string>();
  const attempt = (words: string, work: () => void) => {
    try {
      work();
    } catch (cause) {
      faults.add(`${words}: ${(cause as Error).message}`);
    }
  };
  for (const viewer of [anybody, ...viewers])
    for (const type of models.types)
      attempt(type, () => new ModelCheck(models, models.of(type), viewer, attempt).run());
  for (const [type, fields] of Object.entries(schema))
    if (models.types.includes(type))
      for (const field of fields) attempt(type, () => void fieldOf(models.of(type), field));
  if (faults.size > 0) throw new Error(`Read models do not fit:\n- ${[...faults].join('\n- ')}`);
}

class ModelCheck {
  constructor(
    private readonly models: Models,
    private readonly model: Model,
    private readonly viewer: PlanViewer,
    private readonly attempt: (words: string, work: () => void) => void,
  ) {}

  run(): void {
    const { type, fields, orders, defaultOrder, filters } = this.model;
    for (const field of fields.values()) this.attempt(`${type}.${field.name}`, () => this.#write([wish(field)], {}));
    for (const key of orders.keys())
      this.attempt(`${type} order ${key}`, () => this.#write([], { orderBy: `${key} desc` }));
    if (defaultOrder) this.attempt(`${type} default order "${defaultOrder}"`, () => this.#write([], {}));
    for (const filter of filters.values())
      this.attempt(`${type} filter ${filter.name}`, () =>
        this.#write([], { filter: { [filter.name]: sample(filter.definition.kind) } }),
      );
  }

  #write(fields: Selection, args: object): void {
    const { models, model, viewer } = this;
    const selection: Selection = [{ key: 'nodes', field: 'nodes', selection: fields }, cursor];
    const digest = new Digests(models).of(model, selection, 'connection');
    const request = readPageArgs(model, args);
    const draft = new Draft(models, 1 + digest.values.length + request.values.length, new Absences(viewer, false));
    writePageStatement(draft, model, request, { selection, digest, base: 1 });
  }
}

/** A question that touches one field, as deep as its own type's id. */
function wish(field: Field): SelectedField {
  const id: Selection = [{ key: 'id', field: 'id' }];
  const name = { key: field.name, field: field.name };
  if (field.kind === 'connection')
    return { ...name, args: { first: 1 }, selection: [{ key: 'nodes', field: 'nodes', selection: id }, cursor] };
  return field.kind === 'one' || field.kind === 'first' || field.kind === 'list' ? { ...name, selection: id } : name;
}

const cursor: SelectedField = {
  key: 'pageInfo',
  field: 'pageInfo',
  selection: [{ key: 'endCursor', field: 'endCursor' }],
};

function sample(kind: string): unknown {
  if (kind === 'search') return 'word';
  if (kind === 'range') return { from: 1, to: 2 };
  return kind === 'in' ? [] : true;
}
