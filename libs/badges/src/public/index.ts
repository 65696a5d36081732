export * from './hosted-badge.document.js';
export * from './issuer-day.document.js';
export * from './public-badge.queries.js';
