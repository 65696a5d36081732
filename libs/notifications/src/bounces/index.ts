export * from './take-bounces.js';
export * from './undelivered-mail.queries.js';
