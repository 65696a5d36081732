export { catalogDifferences } from './catalog-differences.policy.js';
export type { CatalogFile } from './catalog-file.document.js';
export { CatalogFileQueries } from './catalog-file.queries.js';
export { CopiedCatalog } from './copied-catalog.js';
