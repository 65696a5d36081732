export * from './begin-upload.js';
export * from './clear-abandoned-uploads.js';
export * from './discard-upload.js';
export * from './finish-arrived-uploads.js';
export * from './finish-upload.js';
export * from './upload.queries.js';
