export * from './manifest.document.js';
export * from './receipts.js';
export * from './seal-submission.js';
