export * from './give-career-record.js';
