export * from './cancel-meeting.js';
export * from './change-meeting.js';
export * from './meeting.queries.js';
export * from './record-attendance.js';
export * from './record-attendance-list.js';
export * from './schedule-meeting.js';
