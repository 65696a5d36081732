export * from './unsubscribe-links.js';
export * from './unsubscribe.js';
export * from './unsubscribe.queries.js';
