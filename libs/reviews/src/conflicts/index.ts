export * from './recheck-conflicts.js';
