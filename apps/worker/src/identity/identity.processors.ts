import { ForgetExpiredSweep } from './forget-expired.sweep.js';

export const identityProcessors = [ForgetExpiredSweep];
