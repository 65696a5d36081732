export * from './mark-all-notifications.js';
export * from './mark-notification.js';
export * from './notification.queries.js';
