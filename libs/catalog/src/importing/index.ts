export { readCatalogSeed, shippedFile } from './catalog-seed.js';
export * from './create-program.js';
export * from './import-catalog.js';
export { type ProgramFile, readProgramFile } from './program-file.js';
