export * from './message-text.js';
export * from './message.queries.js';
export * from './retry-message.js';
export * from './send-message.js';
