export * from './change-program.js';
export * from './settings.queries.js';
