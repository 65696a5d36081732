export * from './answer-confirmation.js';
export * from './ask-confirmation.js';
export * from './confirmation.queries.js';
export * from './lapse-confirmations.js';
