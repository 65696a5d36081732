export { entities, PlatformModule } from './platform.module.js';
