export * from './create-pilot.js';
export * from './edit-pilot.js';
export * from './offer-seats.js';
export * from './roster.queries.js';
export * from './seed-pilot-2020.js';
