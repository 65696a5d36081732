import { AdministrationController } from './administration.controller.js';
import { CalendarController } from './calendar.controller.js';
import { ClientEnrollmentController } from './client-enrollment.controller.js';
import { CoachedEnrollmentController } from './coached-enrollment.controller.js';
import { DeadlineController } from './deadline.controller.js';
import { EnrollmentController } from './enrollment.controller.js';
import { ExtensionsController } from './extensions.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { PilotController } from './pilot.controller.js';
import { RequirementsController } from './requirements.controller.js';
import { RosterController } from './roster.controller.js';
import { PilotTeamsController } from './pilot-teams.controller.js';

export const pilotsControllers = [
  PilotController,
  AdministrationController,
  MeetingsController,
  EnrollmentController,
  RosterController,
  PilotTeamsController,
  RequirementsController,
  ExtensionsController,
  DeadlineController,
  CoachedEnrollmentController,
  ClientEnrollmentController,
  CalendarController,
];
