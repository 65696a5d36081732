import { ExpireEnrollments } from './expire-enrollments.sweep.js';

export const pilotsProcessors = [ExpireEnrollments];
