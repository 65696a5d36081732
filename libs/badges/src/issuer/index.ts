export * from './change-issuer.js';
export * from './issuer.document.js';
export { IssuerAddresses } from './issuer-addresses.policy.js';
export * from './issuers.js';
