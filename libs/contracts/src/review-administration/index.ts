export * from './assignment.js';
export * from './oversight.js';
export * from './problems.js';
export * from './release.js';
export * from './agreement.js';
export * from './terms.js';
