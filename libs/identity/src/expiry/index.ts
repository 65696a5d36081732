export * from './forget-expired.js';
