export * from './add-template.js';
export * from './change-template.js';
export * from './message-template.queries.js';
export * from './remove-template.js';
