export * from './move-version.js';
