export * from './decision-of-submission.js';
export * from './decisions.sql.js';
export { reviewsData } from './reviews.personal-data.js';
