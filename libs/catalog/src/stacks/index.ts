export * from './authored-stack.queries.js';
export * from './create-micro-credential.js';
export * from './create-stack.js';
export * from './edit-stack.js';
export * from './remove-micro-credential.js';
export * from './remove-stack.js';
export * from './rename-micro-credential.js';
