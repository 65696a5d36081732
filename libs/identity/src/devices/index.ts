export * from './device-cookies.js';
export * from './known-devices.js';
