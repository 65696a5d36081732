export * from './authenticator.js';
export * from './program-named.js';
export * from './session-cookies.js';
export * from './session.queries.js';
export * from './sign-in.js';
export * from './sign-out-everywhere.js';
export * from './sign-out.js';
