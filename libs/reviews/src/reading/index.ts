export * from './reading-access.js';
