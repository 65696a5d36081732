export * from './declare-conflict.js';
export * from './declared-conflict.queries.js';
export * from './withdraw-conflict.js';
