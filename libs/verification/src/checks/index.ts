export { officialSchema } from './schema.js';
