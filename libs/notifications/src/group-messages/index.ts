export * from './preview.queries.js';
export * from './send-group-message.js';
