export { officialSchema } from './checks/schema.js';
export { type BadgeSummary } from './domain/badge-summary.js';
export { isPublicAddress } from './domain/public-address.js';
export { type CheckResult } from './domain/verification.js';
export { VerifyBadge, type BadgeGiven, type Verification } from './operations/verify-badge.js';
export { Network, PublicInternet } from './remote/network.js';
export { VerificationModule } from './verification.module.js';
