export * from './permissions.policy.js';
