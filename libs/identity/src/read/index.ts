export * from './mailed-links.js';
export * from './people.sql.js';
export * from './person.queries.js';
export * from './person-search.js';
export { identityData } from './identity.personal-data.js';
