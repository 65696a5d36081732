export * from './register-for-pilot.js';
export * from './register-on-behalf.js';
export * from './withdraw-enrollment.js';
