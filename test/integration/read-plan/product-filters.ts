import fc from 'fast-check';
import type { FilterDefinition, ReadModels } from '#read-plan';
import type { Row, Rows } from './reference-condition.js';

/** Filters of any type, by values that stand in its rows and by values that do not. */
export function filtersOf(models: ReadModels, rows: Rows, type: string): fc.Arbitrary<Record<string, unknown>> {
  const { filters = {}, entity } = models.definition(type);
  const each = Object.fromEntries(
    Object.entries(filters).map(([name, definition]) => [name, valueOf(rows, entity.name, name, definition)] as const),
  );
  const names = fc.shuffledSubarray(Object.keys(filters)).map((list) => list.slice(0, 2));
  return fc
    .tuple(fc.record(each), names)
    .map(([all, chosen]) => Object.fromEntries(Object.entries(all).filter(([name]) => chosen.includes(name))));
}

function valueOf(rows: Rows, entity: string, name: string, definition: FilterDefinition): fc.Arbitrary<unknown> {
  const short = name.endsWith('Id') ? name.slice(0, -2) : name;
  const known = typeof definition === 'string' ? { kind: definition, path: short } : definition;
  if (known.kind === 'when' || known.kind === 'set') return fc.boolean();
  const paths = 'paths' in known ? known.paths : 'path' in known ? [known.path] : [];
  const found = paths.flatMap((path) => rows.of(entity).map((row) => at(rows, entity, row, path)));
  const values = [...new Set(found.filter((value) => value !== null && value !== undefined))];
  const value = values.length > 0 ? fc.constantFrom(...values) : fc.constant('00000000-0000-4000-8000-000000000000');
  if (known.kind === 'in') return fc.array(value, { maxLength: 3 });
  if (known.kind === 'range') return fc.record({ from: value, to: value }, { requiredKeys: [] });
  if (known.kind !== 'search') return value;
  return fc
    .tuple(value, fc.nat(6), fc.nat(4))
    .map(([text, from, length]) => String(text).slice(from, from + length + 1));
}

/** A value at the end of a path of entities. */
function at(rows: Rows, entity: string, row: Row, path: string): unknown {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return row[head];
  const [target, next] = rows.one(entity, row, head);
  return next ? at(rows, target, next, rest.join('.')) : null;
}
