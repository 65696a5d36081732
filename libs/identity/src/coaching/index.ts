export * from './add-coaching.js';
export * from './end-coaching.js';
