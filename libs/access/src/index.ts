export { abilityFor, type SemaiAbility } from './ability.js';
export { matches, type Condition } from './condition.js';
export { visitor, Viewer } from './viewer.js';
export type { Grant, ViewerFacts } from './viewer-facts.js';
