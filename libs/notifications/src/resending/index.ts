export * from './begin-resend.js';
export * from './resend-in-batches.js';
export * from './resend-preview.queries.js';
export * from './resend.queries.js';
