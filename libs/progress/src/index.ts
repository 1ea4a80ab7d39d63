export { MoveStartup, type MoveStartupInput } from './move-startup.js';
export { progressCodes, type ProgressCode } from './progress.errors.js';
export { ProgressModule } from './progress.module.js';
export { progressReadModels } from './progress.read-models.js';
