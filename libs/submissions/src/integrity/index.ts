export * from './check-sealed-files.js';
export * from './files.check.js';
export * from './find-unrecorded.js';
export * from './sealed-content.queries.js';
export * from './sealed-contents.js';
export * from './verify-store.js';
