export * from './recall-submission.js';
export * from './return-incomplete.js';
