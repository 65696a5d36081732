export * from './attest.js';
export * from './attestation.queries.js';
export * from './publish-attestation-text.js';
