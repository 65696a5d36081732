export * from './end-hold.js';
export * from './hold.queries.js';
export * from './legal-holds.js';
export * from './place-hold.js';
