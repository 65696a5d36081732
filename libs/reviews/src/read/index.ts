export * from './decision-of-submission.js';
export * from './decisions.sql.js';
