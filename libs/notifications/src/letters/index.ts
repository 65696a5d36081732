export * from './write-letter.js';
