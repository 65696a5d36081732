export * from './carry-out-erasure.js';
export * from './confirm-erasure.js';
export * from './erasure.queries.js';
export * from './request-erasure.js';
export * from './withdraw-erasure.js';
