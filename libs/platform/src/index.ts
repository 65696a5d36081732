export { createLogger } from './create-logger.js';
export { grantToPrograms } from './grant-to-programs.js';
export { migrate } from './migrate.js';
export { PlatformModule } from './platform.module.js';
export { seed } from './seed.js';
