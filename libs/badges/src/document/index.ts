export * from './levels-reached.document.js';
export * from './open-badge.document.js';
export * from './recipient.document.js';
