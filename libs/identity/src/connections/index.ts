export { type BackpackMetadata } from './backpack.policy.js';
export * from './connection.queries.js';
export * from './decide-connection.js';
export * from './holder-tokens.js';
export * from './register-backpack.js';
export * from './withdraw-connection.js';
