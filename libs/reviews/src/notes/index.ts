export * from './save-notes.js';
