export { type BadgeSummary } from './badge-summary.document.js';
export * from './verify-badge.js';
