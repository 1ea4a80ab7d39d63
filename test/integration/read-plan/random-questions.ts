import fc from 'fast-check';
import type { Condition, PlanViewer, ReadModels, SelectedField, Selection, Verdict } from '#read-plan';
import type { Row, Rows } from './reference-condition.js';
import { people } from './random-world.js';
import { viewerWith } from './models.js';

/** Random selections over the read models, random arguments for their pages, random viewers. */
export class Questions {
  /** Conditions on applications, as rules and resolvers write them. */
  condition(): fc.Arbitrary<Condition> {
    return conditions(this.rows)['read Application']!.filter(
      (verdict): verdict is Condition => typeof verdict === 'object',
    );
  }

  constructor(
    private readonly models: ReadModels,
    private readonly rows: Rows,
    /** Filters of a type, for other worlds than the small one of this folder. */
    private readonly filtersOf?: (type: string) => fc.Arbitrary<Record<string, unknown>>,
  ) {}

  selection(type: string, depth: number): fc.Arbitrary<Selection> {
    const model = this.models.definition(type);
    const plain = [
      'id',
      ...model.columns.flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.keys(entry))),
    ];
    for (const group of [model.localized, model.derived, model.composed]) plain.push(...Object.keys(group ?? {}));
    const options = [fc.constantFrom(...plain).map((field): SelectedField => ({ key: field, field }))];
    if (depth > 0) {
      for (const [field, to] of Object.entries(model.toOne ?? {}))
        options.push(this.#below(field, typeof to === 'string' ? to : to.type, depth));
      for (const [field, to] of Object.entries(model.toMany ?? {})) options.push(this.#below(field, to.type, depth));
      for (const [field, to] of Object.entries(model.connections ?? {}))
        options.push(
          fc.record({
            key: fc.constant(field),
            field: fc.constant(field),
            args: this.args(to.type),
            selection: this.connection(to.type, depth - 1),
          }),
        );
    }
    return fc.array(fc.tuple(fc.oneof(...options), fc.nat(3)), { minLength: 1, maxLength: 6 }).map(keyed);
  }

  connection(type: string, depth: number): fc.Arbitrary<Selection> {
    const nodes = this.selection(type, depth).map((selection): SelectedField => ({
      key: 'nodes',
      field: 'nodes',
      selection,
    }));
    const edges = this.selection(type, depth).map((selection): SelectedField => ({
      key: 'edges',
      field: 'edges',
      selection: [{ key: 'node', field: 'node', selection }],
    }));
    const info: SelectedField = {
      key: 'pageInfo',
      field: 'pageInfo',
      selection: ['hasNextPage', 'hasPreviousPage'].map((field) => ({ key: field, field })),
    };
    const options = fc.oneof(
      nodes,
      nodes,
      edges,
      fc.constant(info),
      fc.constant({ key: 'totalCount', field: 'totalCount' }),
    );
    return fc.array(fc.tuple(options, fc.nat(2)), { minLength: 1, maxLength: 4 }).map(keyed);
  }

  args(type: string) {
    const model = this.models.definition(type);
    const orders = Object.keys(model.orderBy ?? {});
    const orderBy = fc.tuple(fc.constantFrom(...orders, ''), fc.constantFrom(' asc', ' desc', ''));
    return fc.record(
      {
        first: fc.integer({ min: 1, max: 8 }),
        orderBy: orderBy.map(([key, direction]) => (orders.includes(key) ? key + direction : undefined)),
        filter: this.filtersOf?.(type) ?? this.#filter(type),
      },
      { requiredKeys: ['first'] },
    );
  }

  #below(field: string, type: string, depth: number): fc.Arbitrary<SelectedField> {
    return this.selection(type, depth - 1).map((selection) => ({ key: field, field, selection }));
  }

  /** Filters for applications, by values that occur and values that do not. */
  #filter(type: string): fc.Arbitrary<Record<string, unknown>> {
    const model = this.models.definition(type);
    const idOf = (entity: string) => fc.constantFrom(...this.rows.of(entity).map((row) => row.id), people[0]!);
    const day = fc.integer({ min: 1, max: 5 }).map((n) => new Date(Date.UTC(2021, 7, n)));
    const filters = fc.record({
      lifecycle: fc.subarray(['DRAFT', 'SUBMITTED', 'WITHDRAWN']),
      seasonId: idOf('Season'),
      search: fc.constantFrom('startup', 'b hfs', 'HFS-1', 'a', ' ', '%', 'nobody'),
      submittedAt: fc.record({ from: day, to: day }, { requiredKeys: [] }),
      submitted: fc.boolean(),
      startupId: fc.array(idOf('Startup'), { maxLength: 5 }),
      score: fc.record(
        { from: fc.integer({ min: 0, max: 4 }), to: fc.integer({ min: 1, max: 6 }) },
        { requiredKeys: [] },
      ),
      phone: fc.constantFrom('+62 1', '+62 2', 'none'),
      mine: fc.boolean(),
    });
    const names = fc.shuffledSubarray(Object.keys(model.filters ?? {})).map((list) => list.slice(0, 2));
    return fc
      .tuple(filters, names)
      .map(([all, chosen]) => Object.fromEntries(Object.entries(all).filter(([name]) => chosen.includes(name))));
  }

  viewer(): fc.Arbitrary<PlanViewer> {
    const rules = Object.fromEntries(Object.entries(conditions(this.rows)).map(([rule, verdict]) => [rule, verdict]));
    return fc
      .record({
        rules: fc.record(rules),
        personId: fc.constantFrom(...people, null),
        locale: fc.constantFrom('id', 'en'),
      })
      .map(({ rules: held, personId, locale }) => ({ ...viewerWith(held, personId), locale }));
  }
}

/** Keys made unique by number, so that aliases occur and never clash. */
function keyed(fields: [SelectedField, number][]): Selection {
  const seen = new Set<string>();
  return fields.flatMap(([field, n]) => {
    const key = n === 0 ? field.key : `${field.key}_${n}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...field, key }];
  });
}

/** Rules of every grammar the planner knows, for each action and type of the world. */
function conditions(rows: Rows): Record<string, fc.Arbitrary<Verdict>> {
  const ids = (list: readonly Row[]) => fc.subarray(list.map(({ id }) => id));
  const person = fc.constantFrom(...people);
  const someOf = (...arbitraries: fc.Arbitrary<Verdict>[]) =>
    fc.oneof(fc.constant<Verdict>(true), fc.constant<Verdict>(false), ...arbitraries);
  const programme = ids(rows.of('Programme'));
  const application = fc.oneof(
    programme.map((list): Verdict => ({ season: { programme: { $in: list } } })),
    person.map((lead): Verdict => ({ lead })),
    person.map((reviewer): Verdict => ({ assignments: { $some: { reviewer } }, lifecycle: { $ne: 'DRAFT' } })),
    person.map((reviewer): Verdict => ({ assignments: { $none: { reviewer } } })),
    person.map((one): Verdict => ({ members: { $every: { person: { $ne: one } } }, submittedAt: { $ne: null } })),
    fc.constant<Verdict>({ startup: { secret: false } }),
    fc.constant<Verdict>({ $not: { startup: { secret: true } } }),
    fc.constant<Verdict>({ lifecycle: { $nin: ['DRAFT'] }, budget: { $gte: 1, $lt: 4 } }),
    fc.constant<Verdict>({ submittedAt: { $gt: new Date('2021-08-02T00:00:00Z') } }),
    fc.constant<Verdict>({ startup: null }),
  );
  const joined = fc.oneof(
    fc.tuple(application, application).map(([a, b]): Verdict => ({ $or: [a, b] as Verdict[] })),
    fc.tuple(application, application).map(([a, b]): Verdict => ({ $and: [a, { $not: b }] })),
    application,
  );
  const inApplication = joined.map((inner): Verdict => ({ application: inner }));
  const review = fc.oneof(
    person.map((reviewer): Verdict => ({ assignment: { reviewer } })),
    joined.map((inner): Verdict => ({ assignment: { application: inner } })),
    fc.constant<Verdict>({ state: 'SENT' }),
  );
  return {
    'read Application': someOf(joined, joined),
    'read Startup': someOf(
      fc.constant({ secret: false }),
      ids(rows.of('Startup')).map((list): Verdict => ({ id: { $in: list } })),
      joined.map((inner): Verdict => ({ applications: { $some: inner } })),
      joined.map((inner): Verdict => ({ $or: [{ applications: { $some: inner } }, { secret: false }] })),
      joined.map((inner): Verdict => ({ applications: { $none: inner } })),
      joined.map((inner): Verdict => ({ $not: { applications: { $every: inner } } })),
      fc.constant({ topics: { $some: { word: { $in: ['topic 0', 'topic 1'] } } } }),
      fc.constant({ topics: { $none: { word: 'topic 2' } } }),
    ),
    'read Member': someOf(
      person.map((one): Verdict => ({ person: one })),
      inApplication,
    ),
    'read Assignment': someOf(
      person.map((reviewer): Verdict => ({ reviewer })),
      inApplication,
      fc.constant({ review: { state: 'SENT' } }),
      fc.constant({ review: null }),
    ),
    'read Review': someOf(
      review,
      fc.tuple(review, review).map(([a, b]): Verdict => ({ $or: [a, b] })),
    ),
    'readContact Startup': someOf(fc.constant({ name: 'Startup A' })),
    'readAnswers Application': someOf(joined),
    'readTeam Application': someOf(joined),
    'readComment Review': someOf(review),
    'submit Application': someOf(joined),
  };
}
