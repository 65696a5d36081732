export * from './hold-what-may-have-been-sent.js';
