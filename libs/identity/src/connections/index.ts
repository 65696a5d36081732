export { type BackpackMetadata } from './backpack.policy.js';
export * from './connections.js';
export * from './holder-tokens.js';
export * from './register-backpack.js';
