export * from './begin-second-factor.js';
export * from './confirm-second-factor.js';
export * from './remove-second-factor.js';
export * from './reset-second-factor.js';
