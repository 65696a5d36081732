import { Module } from '@nestjs/common';
import { EnrollmentHistory } from './enrollment-history.entity.js';
import { Enrollment } from './enrollment.entity.js';
import { EnrollmentRepository } from './enrollment.repository.js';
import { Attendance, Meeting } from './meeting.entity.js';
import { Pilot, PilotVersion } from './pilot.entity.js';
import { EnrollmentRequirement, RigorFeedback } from './requirement.entity.js';

export const pilotsEntities: Function[] = [Pilot, PilotVersion, Meeting, Attendance, Enrollment, EnrollmentHistory, EnrollmentRequirement, RigorFeedback];

/** Pilots, their meetings and seats, and who works in them until when. */
@Module({ providers: [EnrollmentRepository], exports: [EnrollmentRepository] })
export class PilotsModule {}
