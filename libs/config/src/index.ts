export { ConfigError } from './config-error.js';
export {
  Environment,
  environmentForChild,
  loadCommandEnvironment,
  loadEnvironment,
  loadLaunchEnvironment,
  logLevels,
  nodeEnvironments,
  type LaunchEnvironment,
  type LogLevel,
  type NodeEnvironment,
  type S3Settings,
} from './environment.js';
export { apiNodeFlags } from './node-flags.js';
export { forgetRunningDatabase, noteRunningDatabase } from './running-database.js';
