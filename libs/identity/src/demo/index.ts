export * from './seed-demo-people.js';
