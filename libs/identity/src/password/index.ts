export * from './change-password.js';
export * from './request-password-reset.js';
export * from './reset-password.js';
