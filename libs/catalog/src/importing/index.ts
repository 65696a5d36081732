export * from './import-catalog.js';
export { readCatalogSeed } from './catalog-seed.js';
