import { ForgetExpiredSweep } from './expiry/forget-expired.sweep.js';

/** The sweeps of this slice, for the worker. */
export const identityHandlers = [ForgetExpiredSweep];
