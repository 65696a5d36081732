export { type Attempt, AttemptLimits } from './attempt-limits.js';
export { addressKey } from './attempt-limit.policy.js';
