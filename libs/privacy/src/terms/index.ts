export { ChangePrivacyTerms } from './change-privacy-terms.js';
export * from './privacy-terms.queries.js';
