export * from './account-opening.js';
export * from './another-program.js';
export * from './change-address.js';
export * from './create-first-administrator.js';
export * from './edit-person.js';
export * from './deactivate-person.js';
export * from './lift-deactivation.js';
export { atOneSchool } from './organization.policy.js';
