export * from './administration/index.js';
export * from './deadline/index.js';
export { type Viewer } from './enrollment-access.policy.js';
export { EnrollmentHistory } from './enrollment-history.entity.js';
export { Enrollment } from './enrollment.entity.js';
export { enrollmentLifecycle } from './enrollment.lifecycle.js';
export { EnrollmentRepository, type EnrollmentMove } from './enrollment.repository.js';
export { pilotsEvents } from './events.js';
export { Attendance, Meeting } from './meeting.entity.js';
export * from './meetings/index.js';
export { Pilot, PilotVersion } from './pilot.entity.js';
export { pilotsHandlers } from './pilots.handlers.js';
export { PilotsModule } from './pilots.module.js';
export * from './read/index.js';
export * from './registration/index.js';
export * from './requirements/index.js';
export {
  enrollmentStates,
  requirementKinds,
  type CloseWinner,
  type EnrollmentCommand,
  type EnrollmentState,
  type RequirementKind,
} from './vocabulary.js';
