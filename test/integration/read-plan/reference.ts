import {
  toGlobalId,
  type Derived,
  type PlanViewer,
  type ReadModel,
  type SelectedField,
  type Selection,
} from '#read-plan';
import type { Row, Rows, Truth } from './reference-condition.js';

interface Children {
  type: string;
  by: string;
  where?: unknown;
  orderBy?: readonly string[];
}
type Args = { first?: number; orderBy?: string; filter?: Record<string, unknown> };
type Key = readonly [value: unknown, desc: boolean];

/** Answers selections the slow and obvious way: all rows in memory, every rule judged in plain code, row by row. */
export class Reference {
  readonly #models: Map<string, ReadModel>;
  readonly #judged = new WeakMap<PlanViewer, Map<string, Truth>>();

  constructor(
    definitions: readonly ReadModel[],
    private readonly rows: Rows,
    private readonly inCode: Readonly<Record<string, (row: Row) => unknown>>,
  ) {
    this.#models = new Map(definitions.map((definition) => [definition.type, definition]));
  }

  one(viewer: PlanViewer, type: string, id: string, selection: Selection): unknown {
    const row = this.#visible(viewer, type).find((other) => other.id === id);
    return row ? this.#row(viewer, type, row, selection) : null;
  }

  page(viewer: PlanViewer, type: string, args: Args, selection: Selection): unknown {
    return this.#connection(viewer, type, this.#visible(viewer, type), args, selection, []);
  }

  #entity = (type: string) => this.#models.get(type)!.entity.name;

  /** Every row is judged once for a viewer and an action; the same viewer comes again. */
  #allows(viewer: PlanViewer, action: string, type: string, row: Row): Truth {
    if (action === 'read' && this.#models.get(type)!.policy === 'public') return true;
    let known = this.#judged.get(viewer);
    if (!known) this.#judged.set(viewer, (known = new Map()));
    const key = `${action} ${type} ${row.id}`;
    let truth = known.get(key);
    if (truth === undefined) {
      truth = this.rows.judge(this.#entity(type), row, viewer.conditions(action, type));
      known.set(key, truth);
    }
    return truth;
  }

  #visible(viewer: PlanViewer, type: string): readonly Row[] {
    return this.rows.of(this.#entity(type)).filter((row) => this.#allows(viewer, 'read', type, row) === true);
  }

  #row(viewer: PlanViewer, type: string, row: Row, selection: Selection): Record<string, unknown> {
    return Object.fromEntries(selection.map((field) => [field.key, this.#field(viewer, type, row, field)]));
  }

  #field(viewer: PlanViewer, type: string, row: Row, { field, selection = [], args = {} }: SelectedField): unknown {
    const model = this.#models.get(type)!;
    const guard = model.guarded?.[field];
    const open = guard === undefined || this.#allows(viewer, guard, type, row) === true;
    const list = model.toMany?.[field];
    if (list)
      return open
        ? this.#children(viewer, type, row, list).map((child) => this.#row(viewer, list.type, child, selection))
        : [];
    const connection = model.connections?.[field];
    if (connection) {
      const rows = open ? this.#children(viewer, type, row, { ...connection, orderBy: [] }) : [];
      return this.#connection(viewer, connection.type, rows, args as Args, selection, connection.orderBy ?? []);
    }
    if (!open) return null;
    const to = model.toOne?.[field];
    if (!to) return this.#value(viewer, type, row, field);
    const [target, other] = this.#follow(viewer, type, row, field);
    return other ? this.#row(viewer, target, other, selection) : null;
  }

  /** The visible row behind a to-one field, its own guard aside. */
  #follow(viewer: PlanViewer, type: string, row: Row, field: string): [string, Row | undefined] {
    const to = this.#models.get(type)!.toOne![field]!;
    if (typeof to === 'object' && 'by' in to) return [to.type, this.#children(viewer, type, row, to)[0]];
    const { type: target, from } = typeof to === 'string' ? { type: to, from: field } : to;
    const [, other] = this.rows.one(this.#entity(type), row, from);
    return [target, other && this.#allows(viewer, 'read', target, other) === true ? other : undefined];
  }

  #value(viewer: PlanViewer, type: string, row: Row, field: string): unknown {
    const model = this.#models.get(type)!;
    if (field === 'id') return toGlobalId(type, row.id);
    const localized = model.localized?.[field];
    if (localized) {
      const text = row[localized] as Record<string, string> | null;
      return text && (text[viewer.locale ?? 'id'] || text['id']);
    }
    const composed = model.composed?.[field];
    if (composed) return Object.fromEntries(composed.map((property) => [property, row[property]]));
    const derived = model.derived?.[field];
    if (derived) return this.#derived(viewer, type, row, field, derived);
    const property = this.#property(type, field);
    const relation = this.rows.prop(this.#entity(type), property)?.targetMeta;
    return relation && row[property] ? toGlobalId(relation.className, String(row[property])) : row[property];
  }

  #property(type: string, field: string): string {
    for (const entry of this.#models.get(type)!.columns)
      if (typeof entry === 'object' && field in entry) return entry[field]!;
    return field;
  }

  #derived(viewer: PlanViewer, type: string, row: Row, field: string, derived: Derived): unknown {
    if (derived.kind === 'allowed') return this.#allows(viewer, derived.action, type, row) === true;
    if (derived.kind === 'sql') return this.#inCode(`${type}.${field}`, row);
    if (derived.kind === 'borrowed') return this.#borrowed(this.#entity(type), row, derived.path.split('.'));
    const { over } = derived;
    const rows = this.#children(viewer, type, row, over, over.policy !== 'none');
    if (derived.kind === 'tally') {
      const counts = new Map<unknown, number>();
      for (const child of rows) counts.set(child[derived.of], (counts.get(child[derived.of]) ?? 0) + 1);
      return [...counts]
        .map(([key, count]) => ({ key, count }))
        .sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
    }
    if (derived.call === 'count') return rows.length;
    if (derived.call === 'some') return rows.length > 0;
    const values = rows
      .map((child) => this.#path(viewer, over.type, child, derived.of!))
      .filter((value) => value !== null) as number[];
    if (derived.call === 'sum') return values.reduce((a, b) => a + b, 0);
    if (values.length === 0) return null;
    if (derived.call === 'avg') return values.reduce((a, b) => a + b, 0) / values.length;
    const least = derived.call === 'min';
    return values.reduce((best, value) => (value < best === least ? value : best));
  }

  #inCode(field: string, row: Row): unknown {
    const meaning = this.inCode[field];
    if (!meaning) throw new Error(`${field} is SQL: say what it means in product-in-code.ts`);
    return meaning(row);
  }

  #borrowed(entity: string, row: Row, [head = '', ...rest]: readonly string[]): unknown {
    if (rest.length === 0) return row[head];
    const [target, next] = this.rows.one(entity, row, head);
    return next ? this.#borrowed(target, next, rest) : null;
  }

  /** Rows of another type that lead here, in the author's order. */
  #children(viewer: PlanViewer, type: string, row: Row, children: Children, policy = true): readonly Row[] {
    const entity = this.#entity(children.type);
    const where = typeof children.where === 'function' ? children.where(viewer) : (children.where ?? true);
    const [direct = '', ...further] = children.by.split('.');
    const candidates = further.length > 0 ? this.rows.of(entity) : this.rows.where(entity, direct, row.id);
    const rows = candidates
      .filter((child) => this.#leadsTo(entity, child, children.by.split('.')) === row.id)
      .filter((child) => this.rows.judge(entity, child, where) === true)
      .filter((child) => !policy || this.#allows(viewer, 'read', children.type, child) === true);
    return this.#sorted(viewer, children.type, rows, (children.orderBy ?? []).map(spelled));
  }

  #leadsTo(entity: string, row: Row, [step = '', ...rest]: readonly string[]): unknown {
    const [target, next] = this.rows.one(entity, row, step);
    return next && rest.length > 0 ? this.#leadsTo(target, next, rest) : next?.id;
  }

  #connection(
    viewer: PlanViewer,
    type: string,
    rows: readonly Row[],
    args: Args,
    selection: Selection,
    author: readonly string[],
  ): unknown {
    const model = this.#models.get(type)!;
    const [key = '', direction] = (args.orderBy ?? model.defaultOrder ?? '').split(' ');
    const paths = key
      ? model.orderBy![key]!.map(spelled).map(([path, desc]) => [path, desc !== (direction === 'desc')] as const)
      : author.map(spelled);
    const kept = rows.filter((row) =>
      Object.entries(args.filter ?? {}).every(([name, value]) => this.#filter(viewer, type, row, name, value) === true),
    );
    const sorted = this.#sorted(viewer, type, kept, paths);
    const page = sorted.slice(0, args.first ?? 100);
    const info: Record<string, unknown> = { hasNextPage: sorted.length > page.length, hasPreviousPage: false };
    const shown = (field: SelectedField): unknown => {
      if (field.field === 'totalCount') return kept.length;
      if (field.field === 'nodes') return page.map((row) => this.#row(viewer, type, row, field.selection ?? []));
      const inner = field.selection ?? [];
      if (field.field === 'pageInfo') return Object.fromEntries(inner.map((part) => [part.key, info[part.field]]));
      return page.map((row) =>
        Object.fromEntries(inner.map((part) => [part.key, this.#row(viewer, type, row, part.selection ?? [])])),
      );
    };
    return Object.fromEntries(selection.map((field) => [field.key, shown(field)]));
  }

  #filter(viewer: PlanViewer, type: string, row: Row, name: string, value: unknown): Truth {
    const definition = this.#models.get(type)!.filters![name]!;
    const short = name.endsWith('Id') ? name.slice(0, -2) : name;
    const { kind, ...rest } = typeof definition === 'string' ? { kind: definition, path: short } : definition;
    const given = 'where' in rest && rest.where;
    if (kind === 'when')
      return (
        value !== true ||
        this.rows.judge(this.#entity(type), row, typeof given === 'function' ? given(viewer) : given || true)
      );
    const at = (path: string) => this.#path(viewer, type, row, path);
    if ('paths' in rest) {
      const text = rest.paths
        .map(at)
        .filter((part) => part !== null)
        .join(' ')
        .toLowerCase();
      return String(value)
        .toLowerCase()
        .split(/\s+/)
        .filter(Boolean)
        .every((word) => text.includes(word));
    }
    const found = at('path' in rest ? rest.path : short);
    if (kind === 'set') return (found !== null) === value;
    if (kind === 'range' && Object.values(value as object).every((end) => end === null || end === undefined))
      return true;
    const comparable = (one: unknown) => (one instanceof Date ? one.getTime() : one) as number;
    if (found === null || found === undefined) return null;
    if (kind === 'eq') return found === value;
    if (kind === 'in') return (value as unknown[]).includes(found);
    const { from = null, to = null } = value as { from?: unknown; to?: unknown };
    return (
      (from === null || comparable(found) >= comparable(from)) && (to === null || comparable(found) < comparable(to))
    );
  }

  /** A value at the end of a path; null where a row on the way or the value is hidden. Relations are ids. */
  #path(viewer: PlanViewer, type: string, row: Row, path: string): unknown {
    const [head = '', ...rest] = path.split('.');
    const model = this.#models.get(type)!;
    const guard = model.guarded?.[head];
    if (guard !== undefined && this.#allows(viewer, guard, type, row) !== true) return null;
    if (rest.length > 0) {
      const [target, next] = this.#follow(viewer, type, row, head);
      return next ? this.#path(viewer, target, next, rest.join('.')) : null;
    }
    const isField = model.localized?.[head] ?? model.derived?.[head];
    return isField ? this.#value(viewer, type, row, head) : row[this.#property(type, head)];
  }

  #sorted(
    viewer: PlanViewer,
    type: string,
    rows: readonly Row[],
    paths: readonly (readonly [string, boolean])[],
  ): readonly Row[] {
    const keyed = rows.map((row) => {
      const keys: Key[] = paths.map(([path, desc]) => [this.#path(viewer, type, row, path), desc] as const);
      return { row, keys: [...keys, [row.id, keys.at(-1)?.[1] ?? false] as const] };
    });
    return keyed.sort((a, b) => byKeys(a.keys, b.keys)).map(({ row }) => row);
  }
}

function spelled(text: string): readonly [string, boolean] {
  const [path = '', direction] = text.split(' ');
  return [path, direction === 'desc'];
}

function byKeys(left: readonly Key[], right: readonly Key[]): number {
  for (const [i, [a, desc]] of left.entries()) {
    const b = right[i]![0];
    if (a === null || b === null) {
      if (a === b) continue;
      return a === null ? 1 : -1;
    }
    const [x, y] = [a, b].map((value) => (value instanceof Date ? value.getTime() : value)) as [number, number];
    if (x !== y) return (x < y ? -1 : 1) * (desc ? -1 : 1);
  }
  return 0;
}
