export * from './record-coach-meeting.js';
