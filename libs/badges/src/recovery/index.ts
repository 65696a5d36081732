export * from './compare-published.js';
export * from './leave-published-lists.js';
