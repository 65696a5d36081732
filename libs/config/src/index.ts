export {
  CONFIGURATION,
  ConfigurationError,
  readConfiguration,
  secretsOf,
  type Configuration,
} from './configuration.js';
