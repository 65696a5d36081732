import { CarryOutErasuresSweep } from './erasure/carry-out-erasures.sweep.js';

/** What the worker runs for privacy. */
export const privacyHandlers = [CarryOutErasuresSweep];
