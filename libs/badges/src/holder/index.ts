export * from './certificates.js';
export * from './name-holder.js';
