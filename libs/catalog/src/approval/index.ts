export * from './approval.queries.js';
export * from './record-approval.js';
export * from './remove-approval.js';
