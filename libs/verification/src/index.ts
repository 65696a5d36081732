export * from './checks/index.js';
export * from './remote/index.js';
export { type CheckResult } from './verdict.policy.js';
export { VerificationModule } from './verification.module.js';
export * from './verifying/index.js';
