export * from './network.js';
export { isPublicAddress } from './public-address.policy.js';
