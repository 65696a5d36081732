export * from './lift-suspension.js';
export * from './reinstate-award.js';
export * from './revoke-award.js';
export * from './standing-change.js';
export * from './status-lists.js';
export * from './status-places.js';
export * from './suspend-award.js';
