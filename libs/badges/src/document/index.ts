export { issuerProfile } from './achievement.document.js';
export * from './levels-reached.document.js';
export * from './open-badge.document.js';
export * from './recipient.document.js';
