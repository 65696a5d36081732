export * from './catalogue.js';
export * from './common.js';
export * from './pilots.js';
export * from './submissions.js';
