import { Digests } from './digest.js';
import { Draft } from './draft.js';
import type { Field, Model } from './model.js';
import type { Models } from './models.js';
import { readPageArgs } from './page-request.js';
import type { SelectedField, Selection } from './selection.js';
import { writeRootPage } from './write-page.js';

/**
 * Writes every field, order and filter of every read model once, for a viewer who may see everything and depends on
 * nothing, so that a name that maps to nothing is found when the process starts.
 *
 * @throws Error with one line per fault
 */
export function verifyModels(models: Models, schema?: Readonly<Record<string, readonly string[]>>): void {
  const faults: string[] = [];
  const attempt = (words: string, work: () => void) => {
    try {
      work();
    } catch (cause) {
      faults.push(`${words}: ${(cause as Error).message}`);
    }
  };
  for (const type of models.types) attempt(type, () => verifyModel(models, models.of(type), attempt));
  for (const [type, fields] of Object.entries(schema ?? {}))
    if (models.types.includes(type))
      for (const field of fields)
        attempt(`${type}.${field}`, () => {
          if (!models.of(type).fields.has(field))
            throw new Error('is in the schema but maps to nothing in the read model');
        });
  if (faults.length > 0) throw new Error(`Read models do not fit:\n- ${faults.join('\n- ')}`);
}

function verifyModel(models: Models, model: Model, attempt: (words: string, work: () => void) => void): void {
  for (const field of model.fields.values())
    attempt(`${model.type}.${field.name}`, () => write(models, model, [wish(field)], {}));
  for (const key of model.orders.keys())
    for (const direction of ['asc', 'desc'])
      attempt(`${model.type} order ${key}`, () => write(models, model, [], { orderBy: `${key} ${direction}` }));
  if (model.defaultOrder) attempt(`${model.type} default order`, () => write(models, model, [], {}));
  for (const filter of model.filters.values())
    attempt(`${model.type} filter ${filter.name}`, () =>
      write(models, model, [], { filter: { [filter.name]: sample(filter.definition.kind) } }),
    );
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

function write(models: Models, model: Model, fields: Selection, args: object): void {
  const selection: Selection = [{ key: 'nodes', field: 'nodes', selection: fields }, cursor];
  const digest = new Digests(models).of(model, selection, 'connection');
  const request = readPageArgs(model, args);
  const draft = new Draft(models, 1 + digest.values.length + request.values.length, () => true);
  const placed = { request, base: 1 + digest.values.length };
  writeRootPage({ draft, requests: digest.requests, base: 1 }, model, placed, selection);
}
