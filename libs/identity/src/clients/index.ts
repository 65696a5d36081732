export * from './client.queries.js';
export * from './register-client.js';
export * from './revoke-client.js';
