export { CONFIGURATION, ConfigurationError, readConfiguration, type Configuration } from './configuration.js';
