import { describe, expect, it } from '@jest/globals';
import { decideRegistration, type RegistrationFacts } from './registration.policy.js';

const facts: RegistrationFacts = {
  now: new Date('2020-04-20T15:00:00Z'),
  pilot: {
    registersFrom: '2020-04-07',
    registersUntil: null,
    closesOn: '2020-09-01',
    zone: 'America/Chicago',
    meetingRequired: true,
    recommendedConcurrent: 2,
  },
  seats: { left: 3, waiting: 0 },
  existing: null,
  attendedMeeting: true,
  comingMeetings: [
    { id: 'm1', title: 'Informational meeting', place: 'Online', startsAt: new Date('2020-05-01T15:00:00Z') },
  ],
  unfinished: 0,
  acknowledged: false,
};

const decide = (differs: Partial<RegistrationFacts>) => decideRegistration({ ...facts, ...differs });

describe('a candidate who registers', () => {
  it('gets a seat while one is free', () => {
    expect(decide({})).toEqual({ decision: 'register', recordsAcknowledgement: false });
  });

  it('waits when all seats are taken, behind the people who already wait', () => {
    expect(decide({ seats: { left: 0, waiting: 0 } })).toMatchObject({ decision: 'waitlist' });
    expect(decide({ seats: { left: 1, waiting: 2 } })).toMatchObject({ decision: 'waitlist' });
  });

  it('is refused without an informational meeting, with the list of upcoming meetings', () => {
    expect(decide({ attendedMeeting: false })).toMatchObject({
      decision: 'refuse',
      refusal: {
        kind: 'conflict',
        code: 'enrollment.meeting-required',
        details: { comingMeetings: [{ id: 'm1', startsAt: '2020-05-01T15:00:00.000Z' }] },
      },
    });
  });

  it('is told when no meeting is scheduled', () => {
    expect(decide({ attendedMeeting: false, comingMeetings: [] })).toMatchObject({
      refusal: { message: expect.stringContaining('No meeting is scheduled') },
    });
  });

  it('needs no meeting if the pilot does not require one', () => {
    expect(decide({ attendedMeeting: false, pilot: { ...facts.pilot, meetingRequired: false } })).toMatchObject({
      decision: 'register',
    });
  });

  it('is refused for a version in which they are already enrolled', () => {
    expect(decide({ existing: { id: 'e1', state: 'active' } })).toMatchObject({
      refusal: { code: 'enrollment.already-enrolled', details: { enrollmentId: 'e1', state: 'active' } },
    });
  });

  it('is refused for a version that the pilot does not have', () => {
    expect(decide({ seats: null })).toMatchObject({
      refusal: {
        kind: 'invalid',
        code: 'pilot.version-not-included',
        details: { errors: [{ pointer: '/versionId' }] },
      },
    });
  });

  it('is refused before and after the registration period', () => {
    expect(decide({ now: new Date('2020-04-01T15:00:00Z') })).toMatchObject({
      refusal: { code: 'pilot.not-open', message: expect.stringContaining('begins on 2020-04-07') },
    });
    expect(decide({ now: new Date('2020-09-02T15:00:00Z') })).toMatchObject({
      refusal: { code: 'pilot.not-open', message: expect.stringContaining('ended on 2020-09-01') },
    });
  });

  it('needs an acknowledgment for a third enrollment, which is recorded', () => {
    expect(decide({ unfinished: 2 })).toMatchObject({
      refusal: {
        code: 'enrollment.acknowledgement-required',
        details: { unfinished: 2, recommended: 2, errors: [{ pointer: '/acknowledgesWorkload' }] },
      },
    });
    expect(decide({ unfinished: 2, acknowledged: true })).toEqual({
      decision: 'register',
      recordsAcknowledgement: true,
    });
  });

  it('is never refused for the number of enrollments once it is acknowledged', () => {
    expect(decide({ unfinished: 14, acknowledged: true })).toMatchObject({ decision: 'register' });
  });

  it('leaves no acknowledgment when none was needed', () => {
    expect(decide({ unfinished: 1, acknowledged: true })).toEqual({
      decision: 'register',
      recordsAcknowledgement: false,
    });
  });
});
