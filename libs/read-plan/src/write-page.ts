import { cursorSql } from './cursor.js';
import { all, type Draft } from './draft.js';
import * as json from './json.js';
import type { Json } from './json.js';
import type { Model } from './model.js';
import { afterText, type OrderTerm, orderTerms, orderText } from './order.js';
import type { ActiveFilter, PageRequest } from './page-request.js';
import { Scope } from './scope.js';
import type { SelectedField, Selection } from './selection.js';

/** Where the rows of a page come from: a from-clause for an alias and the condition that all of them meet. */
export type Rows = (alias: string) => { readonly from: string; readonly where: string };

export interface PageParts {
  readonly draft: Draft;
  readonly model: Model;
  readonly rows: Rows;
  readonly request: PageRequest;
  /** Place of the request's first value. */
  readonly base: number;
  /** JSON of one row. */
  row(scope: Scope, selection: Selection): Json;
}

/** Select of one JSON object with the asked fields of a connection. */
export function writePage(parts: PageParts, selection: Selection): string {
  const asksForNext = ({ field, selection: inner = [] }: SelectedField) =>
    field === 'pageInfo' && inner.some((part) => part.field === 'hasNextPage');
  const columns = new PageColumns(parts, selection.some(asksForNext));
  const fields = selection.map((selected) => [selected.key, columns.field(selected)] as const);
  const page = json.object(fields.map(([key, field]) => [key, field()]));
  return `select ${json.sqlOf(page)} as j${columns.from()}`;
}

/** Writes a part of the page, once all columns of its rows are known. */
type Written = () => Json;

/** The columns of a page's rows, collected while the fields of the connection are met. */
class PageColumns {
  readonly #outer: Scope;
  readonly #inner: Scope;
  readonly #terms: readonly OrderTerm[];
  readonly #columns: string[] = [];
  readonly #page: string;
  #keys: readonly string[] | null = null;
  /** Rows that the order of the page has joined and that its fields ask for too, as columns of the page. */
  readonly #joined = new Map<string, string>();
  #touchesRows = false;

  /** @param looksAhead whether one row more is read to know if there is a next page */
  constructor(
    private readonly parts: PageParts,
    private readonly looksAhead: boolean,
  ) {
    const { draft } = parts;
    this.#inner = new Scope(draft, parts.model, draft.alias());
    this.#outer = new Scope(draft, parts.model, draft.alias(), [], (field) => this.#seen(field));
    for (const { alias } of [this.#inner, this.#outer]) draft.passes(alias, parts.model);
    this.#terms = orderTerms(this.#inner, parts.request.order);
    this.#page = draft.alias();
  }

  get #first(): string {
    return `${this.parts.draft.parameter(this.parts.base, 'int')}::int`;
  }

  field(selected: SelectedField): Written {
    const inner = selected.selection ?? [];
    switch (selected.field) {
      case '__typename':
        return () => json.constant(`${this.parts.model.type}Connection`);
      case 'totalCount': {
        const count = writeCount(this.parts);
        return () => [{ sql: count }];
      }
      case 'nodes':
        return this.#aggregated(this.#rowColumn(inner));
      case 'edges':
        return this.#aggregated(json.sqlOf(json.object(inner.map((part) => [part.key, this.#edge(part)]))));
      case 'pageInfo': {
        const infos = inner.map((part) => [part.key, this.#info(part)] as const);
        return () => json.object(infos.map(([key, info]) => [key, info()]));
      }
      default:
        throw new Error(`${this.parts.model.type}Connection.${selected.field} maps to nothing`);
    }
  }

  #edge(part: SelectedField): Json {
    if (part.field === '__typename') return json.constant(`${this.parts.model.type}Edge`);
    if (part.field === 'cursor') {
      const keys = this.#keyColumns().map((key) => `${this.#page}.${key}`);
      return json.word('', { sql: this.#cursorOver(keys), nullable: false });
    }
    if (part.field === 'node') return [{ sql: this.#rowColumn(part.selection ?? []) }];
    throw new Error(`${this.parts.model.type}Edge.${part.field} maps to nothing`);
  }

  #info(part: SelectedField): Written {
    this.#touchesRows = true;
    switch (part.field) {
      case '__typename':
        return () => json.constant('PageInfo');
      case 'hasNextPage':
        return () => json.jsonOf({ sql: `count(*) > ${this.#first}`, type: 'bool', nullable: false });
      case 'hasPreviousPage':
        return () => json.jsonOf({ sql: String(this.parts.request.after !== null), type: 'bool', nullable: false });
      case 'startCursor':
        return this.#cursorOf('1');
      case 'endCursor':
        return this.#cursorOf(`least(count(*)::int, ${this.#first})`);
      default:
        throw new Error(`PageInfo.${part.field} maps to nothing`);
    }
  }

  /** The cursor of one row of the page; null where there is none. */
  #cursorOf(place: string): Written {
    const columns = this.#keyColumns();
    return () => {
      const keys = columns.map((key) => `(${this.#arrayOf(`${this.#page}.${key}`)})[${place}]`);
      return json.where('count(*) > 0', json.word('', { sql: this.#cursorOver(keys), nullable: false }));
    };
  }

  #cursorOver(keys: readonly string[]): string {
    const name = this.parts.request.orderName.replaceAll("'", "''");
    return cursorSql(`json_build_array('${name}', ${keys.join(', ')})`);
  }

  /** What the order joined under its policy need not be asked for that policy again. */
  #seen(field: string): string | undefined {
    const hop = this.#inner.hop(field);
    if (hop) this.#joined.set(field, `${hop.key()} as "~${field}"`);
    return hop && `${this.#outer.alias}."~${field}" is not null`;
  }

  /** The sort keys of a row as text, in columns of the page. */
  #keyColumns(): readonly string[] {
    this.#keys ??= this.#terms.map((_, i) => this.#column(`${this.#outer.alias}."~${i}"::text`));
    return this.#keys;
  }

  #aggregated(row: string): Written {
    this.#touchesRows = true;
    return () => json.list(`array_to_string((${this.#arrayOf(row)})[1:${this.#first}], ',')`);
  }

  /** A column of all rows that were read, in their order: they come in it unless a join may have changed that. */
  #arrayOf(column: string): string {
    return `array_agg(${column}${this.#outer.mayReorder ? ` order by ${this.#page}.n` : ''})`;
  }

  #rowColumn(selection: Selection): string {
    return `${this.#page}.${this.#column(json.sqlOf(this.parts.row(this.#outer, selection)))}`;
  }

  #column(sql: string): string {
    this.#columns.push(`${sql} as c${this.#columns.length}`);
    return `c${this.#columns.length - 1}`;
  }

  from(): string {
    if (!this.#touchesRows) return '';
    const { alias, mayReorder } = this.#outer;
    const columns = [...(mayReorder ? [`${alias}."~n" as n`] : []), ...this.#columns].join(', ');
    const rows = mayReorder ? this.#numbered() : this.#limited();
    return ` from (select ${columns} from (${rows}) ${alias}${this.#outer.joins()}) ${this.#page}`;
  }

  #numbered(): string {
    const limited = this.parts.draft.alias();
    return `select ${limited}.*, row_number() over () as "~n" from (${this.#limited()}) ${limited}`;
  }

  /** The rows of the page alone, before anything is built from them. */
  #limited(): string {
    const { request, base } = this.parts;
    const rows = this.parts.rows(this.#inner.alias);
    const after = request.after ? afterText(this.parts.draft, this.#terms, request.after, base + 1) : 'true';
    const where = all(rows.where, filterText(this.#inner, this.parts), after);
    const keys = this.#keys ? this.#terms.map(({ sql }, i) => `, ${sql} as "~${i}"`).join('') : '';
    const joined = [...this.#joined.values()].map((column) => `, ${column}`).join('');
    const limit = this.looksAhead ? `${this.#first} + 1` : this.#first;
    const from = `${rows.from}${this.#inner.joins()}`;
    return `select ${this.#inner.alias}.*${keys}${joined} from ${from} where ${where} order by ${orderText(this.#terms)} limit ${limit}`;
  }
}

function writeCount(parts: PageParts): string {
  const { draft } = parts;
  const scope = new Scope(draft, parts.model, draft.alias());
  const rows = parts.rows(scope.alias);
  const filters = filterText(scope, parts);
  return `(select count(*)::int from ${rows.from}${scope.joins()} where ${all(rows.where, filters)})`;
}

/** The caller's filters and the resolver's own condition. */
function filterText(scope: Scope, { request, base, model, draft }: PageParts): string {
  let place = base + 1 + (request.after ?? []).filter((key) => key !== null).length;
  const parts: string[] = [];
  for (const active of request.filters) {
    parts.push(oneFilter(draft, scope, active, place));
    place += active.values.length;
  }
  if (request.where) parts.push(draft.given(request.where, place, model.table, scope.alias));
  return all(...parts);
}

function oneFilter(draft: Draft, scope: Scope, { filter, outline, values }: ActiveFilter, place: number): string {
  const { definition } = filter;
  if (definition.kind === 'when') return draft.author(filter.where, scope.model.table, scope.alias);
  if (definition.kind === 'search') {
    const texts = definition.paths.map((path) => scope.path(path).sql);
    return `concat_ws(' ', ${texts.join(', ')}) ilike all(${draft.parameter(place, 'text[]')}::text[])`;
  }
  const { sql, type } = scope.path(definition.path);
  if (definition.kind === 'set') return `${sql} is ${outline.endsWith('unset') ? '' : 'not '}null`;
  if (definition.kind === 'eq') return `${sql} = ${draft.parameter(place, type)}`;
  if (definition.kind === 'in') return `${sql} = any(${draft.parameter(place, `${type}[]`)})`;
  const [from, to] = outline.slice(-2);
  const parts: string[] = [];
  if (from === '+') parts.push(`${sql} >= ${draft.parameter(place, type)}`);
  if (to === '+') parts.push(`${sql} < ${draft.parameter(place + values.length - 1, type)}`);
  return all(...parts);
}
