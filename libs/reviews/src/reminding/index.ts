export * from './remind-reviewer.js';
