export * from './plan-reminders.js';
export * from './plan-reminders-of-person.js';
export * from './send-due-reminders.js';
