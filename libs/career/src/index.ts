export { CareerQueries, type CareerView } from './career.queries.js';
export { careerEntities, CareerModule } from './career.module.js';
export { careerEvents } from './events.js';
export { type CareerRecord } from './domain/career-record.js';
export { GiveCareerRecord } from './operations/give-career-record.js';
export { Packets } from './packets.js';
export { Transcripts } from './transcripts.js';
