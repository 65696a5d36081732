export * from './compare-published.js';
export * from './leave-published-lists.js';
export * from './restore.check.js';
