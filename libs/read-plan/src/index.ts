export type { Condition, PlanViewer, Verdict } from './condition.js';
export { after, conditionSql, type ConditionPart } from './condition-sql.js';
export {
  allowed,
  avg,
  borrowed,
  column,
  count,
  max,
  min,
  some,
  sql,
  sqlPastPolicies,
  sum,
  tally,
  type Derived,
} from './derived.js';
export { among, eq, range, search, set, when, type FilterDefinition } from './filter.js';
export { fromGlobalId, rowId, toGlobalId } from './global-id.js';
export { jsonTextOf } from './lazy-json.js';
export { ReadModels } from './models.js';
export type { OrderWish, PageArgs } from './page-request.js';
export { RecentlyUsed } from './plan-cache.js';
export { ReadPlanner, type ListArgs, type Planned, type PlannerOptions } from './planner.js';
export { readModel, type ReadModel, type ReadModelDefinition } from './read-model.js';
export { select, type SelectedField, type Selection } from './selection.js';
export { ReadBehind } from './read-behind.js';
export { jsonParameter, runPrepared } from './run-prepared.js';
export type { RanStatement } from './sender.js';
export type { Verification } from './verify.js';
