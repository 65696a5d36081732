export { aVersion, seededCatalogue, type VersionSituation } from './builders/catalogue.js';
export { aPerson, sessionCookieFor, type PersonOptions } from './builders/people.js';
export { anEnrollment, aPilot, attended, type EnrollmentSituation, type OpenPilot, type PilotSituation } from './builders/pilots.js';
export { FixedClock, FixedDatabaseClock } from './fixed-clock.js';
export { startSmtpSink, type ReceivedMail, type SmtpSink } from './smtp-sink.js';
export { startLaurel, testConfiguration, type Laurel, type LaurelOptions } from './start-laurel.js';
export { testDatabase, type TestDatabase } from './test-database.js';
