import type { EntityClass } from '@mikro-orm/core';
import type { Condition, PlanViewer, Verdict } from './condition.js';
import type { Derived } from './derived.js';
import type { FilterDefinition } from './filter.js';

/** The properties of an entity that may stand in a read model. */
export type PropertyOf<E> = Extract<keyof E, string>;

/** A condition of the model's author: constants, or made from the viewer (whose values then travel as parameters). */
export type Where = Condition | ((viewer: PlanViewer) => Verdict);

/** Rows of another type that point here. */
export interface Children {
  readonly type: string;
  /** Property of the other entity that points here; dotted when it points through others: `assignment.application`. */
  readonly by: string;
  readonly where?: Where;
  /** Order keys, `desc` after a blank: `['position', 'createdAt desc']`. The id always follows. */
  readonly orderBy?: readonly string[];
}

export interface ListOfChildren extends Children {
  /** Most rows of one list, 500 unless told; a list that may grow without bound is a connection. */
  readonly limit?: number;
}

/** A field that leads to one other row: through a to-one relation of the entity, or the first of several children. */
export type ToOne = string | { readonly type: string; readonly from: string } | Children;

/**
 * What a GraphQL type may read, beside its capability. Every name is checked when the process starts.
 */
export interface ReadModelDefinition<E, P extends string = PropertyOf<E>> {
  /** GraphQL type, and the subject in access rules. */
  readonly type: string;
  readonly entity: EntityClass<E>;
  /** Fields that are columns; `{ field: 'property' }` when the names differ. A to-one property gives a global id. `id` is always there. */
  readonly columns: readonly (P | Readonly<Record<string, P>>)[];
  /** Fields out of a text in both languages, shown in the viewer's, else in Bahasa Indonesia. */
  readonly localized?: Readonly<Record<string, P>>;
  /** Field -> action: shown only where the viewer's rules allow that action on the row, else null or empty. */
  readonly guarded?: Readonly<Record<string, string>>;
  readonly toOne?: Readonly<Record<string, ToOne>>;
  readonly toMany?: Readonly<Record<string, ListOfChildren>>;
  /** Relay connections, with the order and filters of the type they lead to. */
  readonly connections?: Readonly<Record<string, Children>>;
  readonly derived?: Readonly<Record<string, Derived>>;
  /** Fields that the API makes out of columns: it finds an object of these properties under the field's key. */
  readonly composed?: Readonly<Record<string, readonly P[]>>;
  /** Order key -> paths, over to-one fields and derived ones too. */
  readonly orderBy?: Readonly<Record<string, readonly string[]>>;
  /** Order when nobody asks for one: `submittedAt desc`; without it by id, which is by birth. */
  readonly defaultOrder?: string;
  readonly filters?: Readonly<Record<string, FilterDefinition>>;
  /**
   * At most some hundred rows ever, so that rules over them are looked up once for a statement and not row by row, and a
   * row at which many others point is written once for them.
   */
  readonly few?: boolean;
  /** `rules`: the viewer's rules for `read` on this type. `public`: everyone sees every row; must be said. */
  readonly policy: 'rules' | 'public';
}

/** A read model whose entity is no longer known to the compiler. */
export type ReadModel = ReadModelDefinition<object, string>;

/** Declares what a GraphQL type may read. Worked example in docs/reads.md. */
export function readModel<E extends object>(definition: ReadModelDefinition<E>): ReadModel {
  return definition;
}
