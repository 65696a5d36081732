export * from './add-captions.js';
export * from './caption.queries.js';
export * from './remove-captions.js';
export { mostCaptionBytes } from './captions.policy.js';
