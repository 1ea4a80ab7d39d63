export { openLinearSolver } from './open-linear-solver.js';
