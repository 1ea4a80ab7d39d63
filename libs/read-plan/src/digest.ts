import type { Field, FieldOf, Model } from './model.js';
import type { Models } from './models.js';
import { RecentlyUsed } from './plan-cache.js';
import { type PageArgs, type PageRequest, readPageArgs } from './page-request.js';
import type { SelectedField, Selection } from './selection.js';
import { ToldRow } from './told-row.js';

export interface PlacedRequest {
  readonly request: PageRequest;
  /** Place of its first value among the values of the selection. */
  readonly base: number;
}

/** What a selection means for one type: a short name of what decides the SQL, and the values of its nested arguments. */
export interface Digest {
  readonly outline: string;
  readonly values: readonly unknown[];
  readonly requests: ReadonlyMap<SelectedField, PlacedRequest>;
  /** What a write of the row can answer by itself, where that is all. */
  readonly told: ToldRow | undefined;
}

const graphqlName = /^[_A-Za-z][_0-9A-Za-z]*$/;

/** Whether a selected field is for this type, when it was asked on an interface or union. */
export const isFor = (field: SelectedField, model: Model) => field.on === undefined || field.on.includes(model.type);

/** The field of the model, or an error that names what maps to nothing. */
export function fieldOf(model: Model, name: string): Field {
  const field = model.fields.get(name);
  if (!field) throw new Error(`${model.type}.${name} maps to nothing: its read model has no such field`);
  return field;
}

/** How many outlines have a short name at one time. */
const mostNames = 2_000;

/** Reads selections once each; they are remembered by identity. */
export class Digests {
  readonly #known = new WeakMap<Selection, Map<string, Digest>>();
  readonly #names = new RecentlyUsed<string>(mostNames);
  #given = 0;

  constructor(private readonly models: Models) {}

  of(model: Model, selection: Selection, shape: 'row' | 'connection'): Digest {
    let byType = this.#known.get(selection);
    if (!byType) this.#known.set(selection, (byType = new Map()));
    const key = `${shape} ${model.type}`;
    let digest = byType.get(key);
    if (!digest) {
      const reading = new Reading(this.models);
      if (shape === 'row') reading.row(model, selection);
      else reading.connection(model, selection);
      const { values, requests } = reading;
      const told = shape === 'row' ? ToldRow.of(model, selection) : undefined;
      digest = { outline: this.#nameOf(reading.outline), values, requests, told };
      byType.set(key, digest);
    }
    return digest;
  }

  /** Equal outlines share a name as long as it is kept; a name is never given twice. */
  #nameOf(outline: string): string {
    let name = this.#names.get(outline);
    if (!name) this.#names.set(outline, (name = `#${++this.#given}`));
    return name;
  }
}

class Reading {
  outline = '';
  readonly values: unknown[] = [];
  readonly requests = new Map<SelectedField, PlacedRequest>();

  constructor(private readonly models: Models) {}

  row(model: Model, selection: Selection): void {
    for (const selected of selection) {
      if (!isFor(selected, model)) continue;
      this.#name(selected);
      const field = fieldOf(model, selected.field);
      const inner = selected.selection ?? [];
      if (field.kind === 'one') this.#row(this.models.of(field.type), inner);
      else if (field.kind === 'first' || field.kind === 'list') this.#row(this.models.of(field.children.type), inner);
      else if (field.kind === 'connection') this.#page(field, selected, inner);
      this.outline += ',';
    }
  }

  connection(model: Model, selection: Selection): void {
    for (const selected of selection) {
      this.#name(selected);
      const inner = selected.selection ?? [];
      this.outline += '{';
      if (selected.field === 'nodes') this.row(model, inner);
      else for (const part of inner) this.#part(model, part);
      this.outline += '},';
    }
  }

  #part(model: Model, part: SelectedField): void {
    this.#name(part);
    if (part.field === 'node') this.#row(model, part.selection ?? []);
    this.outline += ',';
  }

  #row(model: Model, selection: Selection): void {
    this.outline += '{';
    this.row(model, selection);
    this.outline += '}';
  }

  #page(field: FieldOf<'connection'>, selected: SelectedField, inner: Selection): void {
    const model = this.models.of(field.children.type);
    const { where: _, ...args } = (selected.args ?? {}) as PageArgs;
    const request = readPageArgs(model, args, field.children.orderBy);
    this.requests.set(selected, { request, base: this.values.length });
    this.values.push(...request.values);
    this.outline += `(${request.outline}){`;
    this.connection(model, inner);
    this.outline += '}';
  }

  #name({ key, field }: SelectedField): void {
    if (!graphqlName.test(key)) throw new Error(`"${key}" is no GraphQL name`);
    this.outline += key === field ? key : `${key}=${field}`;
  }
}
