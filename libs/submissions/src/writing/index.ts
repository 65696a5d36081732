export * from './restore-text.js';
export * from './save-text.js';
export * from './text.queries.js';
