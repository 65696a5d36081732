export * from './award-facts.queries.js';
export * from './issue-award.js';
export * from './issue-composite-awards.js';
export * from './recipients.js';
export * from './reissue-awards.js';
