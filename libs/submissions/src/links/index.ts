export * from './add-web-link.js';
export * from './change-web-link.js';
export * from './remove-web-link.js';
