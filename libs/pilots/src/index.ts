export { CalendarQueries } from './calendar.queries.js';
export { daysLeft, explainClose, lastDayOf, type CloseExplanation, type CloseInputs } from './domain/closing-day.js';
export { late, onTime } from './deadline/on-time.conditions.js';
export { isOnTime, lateSql, onTimeSql } from './deadline/on-time.policy.js';
export { deadlineOf, type Deadline } from './domain/deadline.js';
export { type Viewer } from './domain/enrollment.access.js';
export { enrollmentLifecycle } from './domain/enrollment.lifecycle.js';
export { type PilotRequirement, type RequirementStanding } from './domain/requirements.js';
export { EnrollmentHistory } from './enrollment-history.entity.js';
export { Enrollment } from './enrollment.entity.js';
export { EnrollmentQueries } from './enrollment.queries.js';
export { EnrollmentRepository, type EnrollmentMove } from './enrollment.repository.js';
export { pilotsEvents } from './events.js';
export { Attendance, Meeting } from './meeting.entity.js';
export { CancelMeeting, type MeetingCancellation } from './operations/cancel-meeting.js';
export { ChangeMeeting, type MeetingChange } from './operations/change-meeting.js';
export { CreatePilot, type NewPilot } from './operations/create-pilot.js';
export { EditPilot } from './operations/edit-pilot.js';
export { ExpireEnrollment } from './operations/expire-enrollment.js';
export { ExpireEnrollments, type ExpiryOptions } from './operations/expire-enrollments.js';
export { ExtendEnrollment } from './operations/extend-enrollment.js';
export { GiveFeedback } from './operations/give-feedback.js';
export { OfferSeats } from './operations/offer-seats.js';
export { PauseEnrollment } from './operations/pause-enrollment.js';
export { RecordAttendance } from './operations/record-attendance.js';
export { RecordRequirement } from './operations/record-requirement.js';
export { RegisterForPilot, type Registration } from './operations/register-for-pilot.js';
export { RegisterOnBehalf } from './operations/register-on-behalf.js';
export { ResumeEnrollment } from './operations/resume-enrollment.js';
export { ScheduleMeeting, type NewMeeting } from './operations/schedule-meeting.js';
export { SeedPilot2020 } from './operations/seed-pilot-2020.js';
export { StartWork } from './operations/start-work.js';
export { WithdrawEnrollment } from './operations/withdraw-enrollment.js';
export { Pilot, PilotVersion } from './pilot.entity.js';
export { PilotQueries } from './pilot.queries.js';
export { PilotsModule } from './pilots.module.js';
export { requirementsOf, requirementsOutstanding } from './requirements.queries.js';
export { RosterQueries } from './roster.queries.js';
export {
  enrollmentStates,
  requirementKinds,
  type CloseWinner,
  type EnrollmentCommand,
  type EnrollmentState,
  type RequirementKind,
} from './vocabulary.js';
