export * from './delete-past.js';
export * from './past-people.js';
export * from './retention-preview.queries.js';
