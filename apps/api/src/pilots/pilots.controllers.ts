import { CalendarController } from './calendar.controller.js';
import { ClientEnrollmentController } from './client-enrollment.controller.js';
import { CloseController } from './close.controller.js';
import { CoachedEnrollmentController } from './coached-enrollment.controller.js';
import { EnrollmentController } from './enrollment.controller.js';
import { MeetingController } from './meeting.controller.js';
import { PilotAdministrationController } from './pilot-administration.controller.js';
import { PilotController } from './pilot.controller.js';
import { RosterController } from './roster.controller.js';

export const pilotsControllers = [
  PilotController,
  PilotAdministrationController,
  MeetingController,
  EnrollmentController,
  RosterController,
  CloseController,
  CoachedEnrollmentController,
  ClientEnrollmentController,
  CalendarController,
];
