export * from './close-duplicate.js';
export * from './duplicate.queries.js';
export * from './fingerprint-submission.js';
export * from './fingerprint-file.js';
