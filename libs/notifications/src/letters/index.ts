export * from './write-data-letter.js';
export * from './write-letter.js';
