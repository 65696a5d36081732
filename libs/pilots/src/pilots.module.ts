import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '#catalog';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { ProgramsModule } from '#programs';
import * as administration from './administration/index.js';
import * as deadline from './deadline/index.js';
import { EnrollmentEndings } from './enrollment-endings.js';
import { EnrollmentHistory } from './enrollment-history.entity.js';
import { Enrollment } from './enrollment.entity.js';
import { EnrollmentRepository } from './enrollment.repository.js';
import { Attendance, Meeting } from './meeting.entity.js';
import * as meetings from './meetings/index.js';
import { MeetingNotices } from './meetings/meeting-notices.js';
import { Pilot, PilotVersion } from './pilot.entity.js';
import { PilotRepository } from './pilot.repository.js';
import * as read from './read/index.js';
import { AdmitFromWaitlist } from './registration/admit-from-waitlist.js';
import * as registration from './registration/index.js';
import { RegistrationFactsReader } from './registration/registration-facts.js';
import { EnrollmentRequirement, RigorFeedback } from './requirement.entity.js';
import * as requirements from './requirements/index.js';
import { RequirementRepository } from './requirements/requirement.repository.js';
import { Team, TeamMember } from './team.entity.js';
import { TeamRepository } from './team.repository.js';
import * as teams from './teams/index.js';
import { TeamCandidates } from './teams/team-candidates.js';

const pilotsEntities: Function[] = [
  Pilot,
  PilotVersion,
  Meeting,
  Attendance,
  Enrollment,
  EnrollmentHistory,
  EnrollmentRequirement,
  RigorFeedback,
  Team,
  TeamMember,
];

/** What other slices and the applications may use. */
const shown = [
  ...injectables(administration, deadline, meetings, read, registration, requirements, teams),
  EnrollmentRepository,
  TeamRepository,
];

/** Pilots, their meetings and seats, and the enrollments in them. */
@Module({
  imports: [TypeOrmModule.forFeature(pilotsEntities), CatalogModule, IdentityModule, ProgramsModule],
  providers: [
    ...shown,
    AdmitFromWaitlist,
    EnrollmentEndings,
    MeetingNotices,
    PilotRepository,
    RegistrationFactsReader,
    RequirementRepository,
    TeamCandidates,
  ],
  exports: shown,
})
export class PilotsModule {}
