export * from './badge-pictures.js';
export * from './png-baking.js';
export * from './svg-baking.js';
