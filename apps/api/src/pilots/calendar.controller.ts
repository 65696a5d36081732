import { applyDecorators, Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';

import type { PersonActor } from '#identity';
import { CalendarQueries } from '#pilots';
import { Person, Require } from '../http/access.decorators.js';
import { IdParam } from '../http/id-param.decorator.js';

const calendarType = 'text/calendar';

function AnswersCalendar(summary: string): MethodDecorator {
  return applyDecorators(
    Header('Content-Type', `${calendarType}; charset=utf-8`),
    ApiOperation({ summary }),
    ApiProduces(calendarType),
    ApiResponse({
      status: 200,
      description: 'An iCalendar file (RFC 5545).',
      content: { [calendarType]: { schema: { type: 'string' } } },
    }),
  );
}

/** Meetings and deadlines as calendar files. */
@ApiTags('calendars')
@Controller('v1')
export class CalendarController {
  constructor(private readonly calendars: CalendarQueries) {}

  @Get('pilots/:pilotId/calendar.ics')
  @Require('pilot:read')
  @AnswersCalendar('The meetings and the closing day of a pilot.')
  readPilotCalendar(@IdParam('pilotId') pilotId: string): Promise<string> {
    return this.calendars.ofPilot(pilotId);
  }

  @Get('meetings/:meetingId/calendar.ics')
  @Require('pilot:read')
  @AnswersCalendar('One meeting.')
  readMeetingCalendar(@IdParam('meetingId') meetingId: string): Promise<string> {
    return this.calendars.ofMeeting(meetingId);
  }

  @Get('enrollments/:enrollmentId/calendar.ics')
  @Require('enrollment:own')
  @AnswersCalendar('The last day of one of your enrollments. Empty while no deadline is running.')
  readEnrollmentCalendar(
    @Person() { kind, id }: PersonActor,
    @IdParam('enrollmentId') enrollmentId: string,
  ): Promise<string> {
    return this.calendars.ofEnrollment({ kind, id, roles: ['candidate'] }, enrollmentId);
  }
}
