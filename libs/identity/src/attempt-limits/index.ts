export { AttemptLimits } from './attempt-limits.js';
export { addressKey, type Attempt } from './attempt-limit.policy.js';
