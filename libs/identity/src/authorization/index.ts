export * from './authorization-endpoint.js';
export * from './oauth-server.js';
