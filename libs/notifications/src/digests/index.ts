export * from './choose-mail.js';
export { digestTime } from './digest.policy.js';
export * from './mail-choice.queries.js';
export * from './send-digests.js';
