export { ConfigError } from './config-error.js';
export {
  Environment,
  environmentForChild,
  loadEnvironment,
  loadLaunchEnvironment,
  logLevels,
  nodeEnvironments,
  type LaunchEnvironment,
  type LogLevel,
  type NodeEnvironment,
  type S3Settings,
} from './environment.js';
