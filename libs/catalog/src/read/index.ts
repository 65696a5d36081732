export * from './catalog.sql.js';
