export * from './import-catalog.js';
