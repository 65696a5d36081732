import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { CalendarQueries } from './calendar.queries.js';
import { EnrollmentEndings } from './enrollment-endings.js';
import { EnrollmentHistory } from './enrollment-history.entity.js';
import { Enrollment } from './enrollment.entity.js';
import { EnrollmentQueries } from './enrollment.queries.js';
import { EnrollmentRepository } from './enrollment.repository.js';
import { Attendance, Meeting } from './meeting.entity.js';
import { MeetingNotices } from './meeting-notices.js';
import { AdmitFromWaitlist } from './operations/admit-from-waitlist.js';
import { CancelMeeting } from './operations/cancel-meeting.js';
import { ChangeMeeting } from './operations/change-meeting.js';
import { CreatePilot } from './operations/create-pilot.js';
import { EditPilot } from './operations/edit-pilot.js';
import { ExpireEnrollment } from './operations/expire-enrollment.js';
import { ExpireEnrollments } from './operations/expire-enrollments.js';
import { ExtendEnrollment } from './operations/extend-enrollment.js';
import { GiveFeedback } from './operations/give-feedback.js';
import { OfferSeats } from './operations/offer-seats.js';
import { PauseEnrollment } from './operations/pause-enrollment.js';
import { RecordAttendance } from './operations/record-attendance.js';
import { RecordRequirement } from './operations/record-requirement.js';
import { RegisterForPilot } from './operations/register-for-pilot.js';
import { RegisterOnBehalf } from './operations/register-on-behalf.js';
import { ResumeEnrollment } from './operations/resume-enrollment.js';
import { ScheduleMeeting } from './operations/schedule-meeting.js';
import { SeedPilot2020 } from './operations/seed-pilot-2020.js';
import { StartWork } from './operations/start-work.js';
import { WithdrawEnrollment } from './operations/withdraw-enrollment.js';
import { Pilot, PilotVersion } from './pilot.entity.js';
import { PilotQueries } from './pilot.queries.js';
import { PilotRepository } from './pilot.repository.js';
import { RegistrationFactsReader } from './registration.facts.js';
import { EnrollmentRequirement, RigorFeedback } from './requirement.entity.js';
import { RequirementRepository } from './requirement.repository.js';
import { RosterQueries } from './roster.queries.js';

const pilotsEntities: Function[] = [
  Pilot,
  PilotVersion,
  Meeting,
  Attendance,
  Enrollment,
  EnrollmentHistory,
  EnrollmentRequirement,
  RigorFeedback,
];

const operations = [
  CreatePilot,
  EditPilot,
  OfferSeats,
  ScheduleMeeting,
  ChangeMeeting,
  CancelMeeting,
  RecordAttendance,
  RegisterForPilot,
  RegisterOnBehalf,
  StartWork,
  ExtendEnrollment,
  PauseEnrollment,
  ResumeEnrollment,
  WithdrawEnrollment,
  ExpireEnrollment,
  ExpireEnrollments,
  RecordRequirement,
  GiveFeedback,
  SeedPilot2020,
];

const queries = [PilotQueries, EnrollmentQueries, RosterQueries, CalendarQueries];

/** Pilots, their meetings and seats, and who works in them until when. */
@Module({
  imports: [TypeOrmModule.forFeature(pilotsEntities), CatalogModule, IdentityModule],
  providers: [
    PilotRepository,
    EnrollmentRepository,
    RequirementRepository,
    RegistrationFactsReader,
    AdmitFromWaitlist,
    EnrollmentEndings,
    MeetingNotices,
    ...operations,
    ...queries,
  ],
  exports: [EnrollmentRepository, ...operations, ...queries],
})
export class PilotsModule {}
