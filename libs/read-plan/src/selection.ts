/** One field that somebody asked for. */
export interface SelectedField {
  /** Key in the answer: the alias, else the field's name. */
  readonly key: string;
  readonly field: string;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly selection?: Selection;
  /** Types the field is for, where the asker looked at an interface or union; absent = any. */
  readonly on?: readonly string[];
}

/** What somebody asked for. Treated as immutable: the planner remembers what it learnt about a selection object. */
export type Selection = readonly SelectedField[];

export type Wish = string | { readonly [field: string]: readonly Wish[] };

/**
 * A selection written by hand, for jobs and tests.
 * Example: `select('id', 'number', { startup: ['name'] })`.
 */
export function select(...wishes: readonly Wish[]): Selection {
  return wishes.flatMap((wish) =>
    typeof wish === 'string'
      ? [{ key: wish, field: wish }]
      : Object.entries(wish).map(([field, inner]) => ({ key: field, field, selection: select(...inner) })),
  );
}
