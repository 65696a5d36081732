import { describe, expect, it } from '@jest/globals';
import { endOfLocalDay, instantAt } from '#kernel';
import { type EnrollmentCommand, enrollmentCommands } from '../vocabulary.js';
import { daysMoved, effectsOf, type EnrollmentClock } from './enrollment-times.policy.js';

const zone = 'America/Chicago';
const noon = (day: string) => instantAt(day, '12:00', zone);
const active: EnrollmentClock = {
  state: 'active',
  closesAt: endOfLocalDay('2026-11-07', zone),
  pausedAt: null,
  submittedAt: null,
  zone,
  resubmissionDays: 30,
};

const effects = (command: EnrollmentCommand, enrollment: EnrollmentClock, at: Date, byCandidate = false) =>
  effectsOf(command, enrollment, { at, byCandidate });

describe('what a command does to the times of an enrollment', () => {
  it('a pause moves the close by its local days, even across a clock change', () => {
    const paused: EnrollmentClock = { ...active, state: 'paused', ...effects('pause', active, noon('2026-10-30')) };
    expect(paused.pausedAt).toEqual(noon('2026-10-30'));
    expect(effects('resume', paused, noon('2026-11-03'))).toEqual({
      pausedAt: null,
      closesAt: endOfLocalDay('2026-11-11', zone),
    });
  });

  it('submitting records the time and keeps the close', () => {
    expect(effects('submit', active, noon('2026-11-01'))).toEqual({ submittedAt: noon('2026-11-01') });
  });

  it('"not yet met" after the close gives the resubmission days', () => {
    const submitted: EnrollmentClock = { ...active, state: 'submitted', submittedAt: noon('2026-11-07') };
    expect(effects('return-unmet', submitted, noon('2026-12-01'))).toEqual({
      closesAt: endOfLocalDay('2026-12-31', zone),
    });
  });

  it('"not yet met" long before the close gives back the days under review', () => {
    const submitted: EnrollmentClock = { ...active, state: 'submitted', submittedAt: noon('2026-08-01') };
    expect(effects('return-unmet', submitted, noon('2026-08-11'))).toEqual({
      closesAt: endOfLocalDay('2026-11-17', zone),
    });
  });

  it('a submission returned as incomplete gives back the days under review; a recalled one does not', () => {
    const submitted: EnrollmentClock = { ...active, state: 'submitted', submittedAt: noon('2026-11-07') };
    expect(effects('recall', submitted, noon('2026-11-17'))).toEqual({ closesAt: endOfLocalDay('2026-11-17', zone) });
    expect(effects('recall', submitted, noon('2026-11-17'), true)).toEqual({});
  });

  it('withdrawing ends a pause', () => {
    expect(
      effects('withdraw', { ...active, state: 'paused', pausedAt: noon('2026-10-30') }, noon('2026-11-03')),
    ).toEqual({ pausedAt: null });
  });

  it('no command moves a close earlier', () => {
    const clock: EnrollmentClock = {
      ...active,
      state: 'paused',
      pausedAt: noon('2026-10-30'),
      submittedAt: noon('2026-10-29'),
    };
    for (const command of enrollmentCommands) {
      const { closesAt = clock.closesAt } = effects(command, clock, noon('2026-11-02'));
      expect(daysMoved(clock.closesAt, closesAt, zone)).toBeGreaterThanOrEqual(0);
    }
  });
});
