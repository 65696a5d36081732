import { ExpireDueEnrollmentsSweep } from './deadline/expire-due-enrollments.sweep.js';

/** What the worker runs for pilots. */
export const pilotsHandlers = [ExpireDueEnrollmentsSweep];
