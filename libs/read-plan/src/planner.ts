import { isId } from '#kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PoolClient } from 'pg';
import { Absences } from './absence.js';
import { type Condition, outlineOf, type PlanViewer, sameValues } from './condition.js';
import { Digests } from './digest.js';
import { type AskedSource, type Asking, Draft } from './draft.js';
import { fromGlobalId } from './global-id.js';
import { lazyJson } from './lazy-json.js';
import type { Model } from './model.js';
import { Models, type ReadModels } from './models.js';
import { type OrderWish, type PageArgs, readPageArgs } from './page-request.js';
import { RecentlyUsed } from './plan-cache.js';
import { ReadBehind } from './read-behind.js';
import type { Selection } from './selection.js';
import { outOfDate, type Plan, type RanStatement, Sender } from './sender.js';
import { writeOneStatement, writePageStatement } from './statements.js';
import { type Verification, verifyModels } from './verify.js';

/** A row or connection as JSON: keys are those of the selection. */
export type Planned = Record<string, unknown>;

export interface ListArgs {
  readonly where?: Condition;
  readonly orderBy?: OrderWish;
  readonly filter?: PageArgs['filter'];
  /** Most rows, 500 unless told. */
  readonly limit?: number;
}

export interface PlannerOptions {
  /** How many statements are kept, and how many may ever be prepared on a connection; 500 unless told. */
  readonly mostPlans?: number;
}

/** What a kind of question is made of before any rule was asked. */
interface Question {
  /** Everything that decides the SQL, apart from the verdicts. */
  readonly outline: string;
  readonly values: readonly unknown[];
  /** Whether a caller's cursor or filter is among the values. */
  readonly hasInput: boolean;
  readonly about: string;
  /** Keys of the answer. */
  readonly keys: Selection;
  write(draft: Draft): string;
}

/** A plan and the values of its verdicts, for viewers of the same rules. */
interface Known {
  readonly plan: Plan;
  readonly verdicts: readonly unknown[];
}

/** How many questions are remembered for one person. */
const mostPerPerson = 200;

/**
 * Answers selections with one SQL statement each. Every row it shows, counts or averages has passed the policy of
 * its type for the viewer. Statements are written once per outline and kept; values travel as parameters.
 */
export class ReadPlanner {
  readonly #models: Models;
  readonly #digests: Digests;
  readonly #sources: RecentlyUsed<readonly AskedSource[]>;
  readonly #plans: RecentlyUsed<Plan>;
  readonly #sender: Sender;
  readonly #known = new WeakMap<object, Map<string, Known>>();
  /** Viewers of whom more is known than when they were looked up, by their rules. */
  readonly #changed = new WeakSet<object>();
  /** A list is the nodes of a page; the wrapped selection is kept so that it is read once. */
  readonly #nodesOfLists = new WeakMap<Selection, Selection>();
  #ids = 0;

  constructor(em: EntityManager, models: ReadModels, { mostPlans = 500 }: PlannerOptions = {}) {
    this.#sender = new Sender(em, mostPlans);
    this.#sources = new RecentlyUsed(mostPlans);
    this.#plans = new RecentlyUsed(mostPlans);
    this.#models = new Models(models, em.getMetadata());
    this.#digests = new Digests(this.#models);
  }

  /**
   * Checks every read model against its entity; with `schema` also every field of the planned GraphQL types, with
   * `viewers` also their rules.
   *
   * @throws Error that names all that does not fit; call it when the process starts
   */
  verify(verification: Verification = {}): void {
    verifyModels(this.#models, verification);
  }

  /** Whether a plan may answer null for a field of a type, of its connection or of an edge. */
  mayBeNull(type: string, field: string): boolean {
    return this.#models.mayBeNull(type, field);
  }

  /**
   * One row by id (row id or global id) or by a condition such as `{ slug }`; null when it does not exist or the
   * viewer may not see it.
   */
  async one(viewer: PlanViewer, type: string, key: string | Condition, selection: Selection): Promise<Planned | null> {
    const model = this.#models.of(type);
    const where = typeof key === 'string' ? rowCondition(model, key) : key;
    return where && this.#run(viewer, this.#oneQuestion(model, where, selection, viewer));
  }

  /** The same, to be read behind a write of the row with this id. */
  behind(viewer: PlanViewer, type: string, id: string, selection: Selection): ReadBehind {
    const model = this.#models.of(type);
    const read = async (client?: PoolClient) => {
      if (!client) return this.one(viewer, type, id, selection);
      const question = this.#oneQuestion(model, { [model.table.keyProperty]: id }, selection, viewer);
      return this.#run(viewer, question, client);
    };
    return new ReadBehind(read, this.#digests.of(model, selection, 'row').told);
  }

  /** The row behind a global id of any type, with `__typename`; null when there is none for this viewer. */
  async node(viewer: PlanViewer, globalId: string, selection: Selection): Promise<Planned | null> {
    const found = fromGlobalId(globalId);
    if (!found || !this.#models.types.includes(found.type)) return null;
    const row = await this.one(viewer, found.type, found.id, selection);
    return row && { ...row, __typename: found.type };
  }

  /** A Relay connection over all rows of a type that the viewer may see; the selection is that of the connection. */
  async page(viewer: PlanViewer, type: string, args: PageArgs, selection: Selection): Promise<Planned> {
    const model = this.#models.of(type);
    return (await this.#run(viewer, this.#pageQuestion(model, args, selection, viewer))) ?? {};
  }

  /** A plain list for pages whose length is bounded by nature; the selection is that of a row. */
  async list(viewer: PlanViewer, type: string, args: ListArgs, selection: Selection): Promise<Planned[]> {
    const model = this.#models.of(type);
    const { limit = 500, ...rest } = args;
    const nodes: Selection = this.#nodesOf(selection);
    const text = await this.#ask(viewer, this.#pageQuestion(model, { ...rest, first: limit }, nodes, viewer, limit));
    if (text?.startsWith(beforeNodes)) return lazyJson(text.slice(beforeNodes.length, -1));
    return [];
  }

  /** Hears of every statement that is run, for tests and logs. Returns how to stop hearing. */
  onStatement(listener: (statement: RanStatement) => void): () => void {
    return this.#sender.onStatement(listener);
  }

  #nodesOf(selection: Selection): Selection {
    let nodes = this.#nodesOfLists.get(selection);
    if (!nodes) this.#nodesOfLists.set(selection, (nodes = [{ key: 'nodes', field: 'nodes', selection }]));
    return nodes;
  }

  #oneQuestion(model: Model, where: Condition, selection: Selection, viewer: PlanViewer): Question {
    const digest = this.#digests.of(model, selection, 'row');
    const values: unknown[] = [viewer.locale ?? 'id', ...digest.values];
    const outline = `one ${model.type} ${digest.outline} ${outlineOf(where, values)}`;
    const write = (draft: Draft) => writeOneStatement(draft, model, where, { selection, digest, base: 1 });
    return { outline, values, hasInput: digest.values.length > 0, about: `one_${model.type}`, keys: selection, write };
  }

  #pageQuestion(model: Model, args: PageArgs, selection: Selection, viewer: PlanViewer, most?: number): Question {
    const digest = this.#digests.of(model, selection, 'connection');
    const request = readPageArgs(model, args, undefined, most);
    const values: unknown[] = [viewer.locale ?? 'id', ...digest.values, ...request.values];
    const outline = `page ${model.type} ${digest.outline} ${request.outline}`;
    const write = (draft: Draft) => writePageStatement(draft, model, request, { selection, digest, base: 1 });
    return { outline, values, hasInput: true, about: `page_${model.type}`, keys: selection, write };
  }

  async #run(viewer: PlanViewer, question: Question, client?: PoolClient): Promise<Planned | null> {
    const text = await this.#ask(viewer, question, client);
    return text === undefined ? null : lazyJson(text, question.keys);
  }

  async #ask(viewer: PlanViewer, question: Question, client?: PoolClient): Promise<string | undefined> {
    const { plan, verdicts } = this.#knownTo(viewer, question);
    const all = [...question.values, ...verdicts];
    const values = plan.places.map((place) => all[place]);
    const text = await (client
      ? this.#sender.sendBehind(client, viewer, plan, values)
      : this.#sender.send(viewer, plan, values, question.hasInput));
    if (text !== outOfDate) return text;
    const rules = rulesOf(viewer);
    this.#changed.add(rules);
    this.#known.delete(rules);
    return this.#ask(viewer, question, client);
  }

  #knownTo(viewer: PlanViewer, question: Question): Known {
    if (!viewer.ability) return this.#planFor(viewer, question);
    let mine = this.#known.get(viewer.ability);
    if (!mine || mine.size >= mostPerPerson) this.#known.set(viewer.ability, (mine = new Map()));
    let known = mine.get(question.outline);
    if (!known) mine.set(question.outline, (known = this.#planFor(viewer, question)));
    return known;
  }

  #asking(viewer: PlanViewer): Asking {
    return new Absences(viewer, !this.#changed.has(rulesOf(viewer)));
  }

  /** The plan of a question for this viewer and the values of the verdicts in it. */
  #planFor(viewer: PlanViewer, question: Question): Known {
    const sources = this.#sources.get(question.outline);
    const verdicts: unknown[] = [];
    if (sources) {
      const plan = this.#plans.get(question.outline + outlinesOf(sources, this.#asking(viewer), verdicts));
      if (plan) return { plan, verdicts };
    }
    const asking = this.#asking(viewer);
    const draft = new Draft(this.#models, question.values.length, asking);
    const statement = draft.finish(question.write(draft));
    const values: unknown[] = [];
    const key = question.outline + outlinesOf(draft.sources, asking, values);
    const { about } = question;
    const plan: Plan = { ...statement, id: ++this.#ids, about, absences: asking.relied, runs: 0, name: null };
    this.#sources.set(question.outline, draft.sources);
    this.#plans.set(key, plan);
    return { plan, verdicts: values };
  }
}

/** What stands for the rules of a viewer. */
const rulesOf = (viewer: PlanViewer): object => viewer.ability ?? viewer;

/** How a list begins, which is the only field of a page. */
const beforeNodes = '{"nodes":';

function outlinesOf(sources: readonly AskedSource[], asking: Asking, values: unknown[]): string {
  let outlines = '';
  for (const source of sources) outlines += `\n${outlineOf(asking.verdict(source), values)}`;
  return `${outlines}\n${sameValues(values).join()}\n${asking.outline}`;
}

/** The condition of a row's id, or null when the word is no id of this type. */
function rowCondition(model: Model, key: string): Condition | null {
  const id = isId(key) ? key : null;
  const global = id ? null : fromGlobalId(key);
  if (!id && global?.type !== model.type) return null;
  return { [model.table.keyProperty]: id ?? global?.id };
}
