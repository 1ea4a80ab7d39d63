export { abilityFor, type SemaiAbility } from './ability.js';
export { matches, type Condition } from './condition.js';
export { visitor, Viewer, type Grant, type ViewerFacts } from './viewer.js';
