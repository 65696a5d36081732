export * from './common.js';
export * from './submissions.js';
