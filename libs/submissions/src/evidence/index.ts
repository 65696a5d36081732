export * from './link-evidence.js';
export * from './unlink-evidence.js';
