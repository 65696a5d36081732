import { describe, expect, it } from '@jest/globals';
import { isOver, lastRegistrationDay, type PilotDays, registrationPeriod } from './registration-period.policy.js';

const pilot: PilotDays = {
  registersFrom: '2020-04-07',
  registersUntil: '2020-05-05',
  closesOn: '2020-09-01',
  zone: 'America/Chicago',
};

describe('the days of a pilot', () => {
  it.each([
    ['2020-04-07T04:59:59Z', 'not-yet'],
    ['2020-04-07T05:00:00Z', 'open'],
    ['2020-05-06T04:59:59Z', 'open'],
    ['2020-05-06T05:00:00Z', 'over'],
  ])('registering at %s is %s, by the days of Chicago', (now, period) => {
    expect(registrationPeriod(pilot, new Date(now))).toBe(period);
  });

  it('registration ends with the pilot when it has no last day, or a later one', () => {
    expect(lastRegistrationDay({ ...pilot, registersUntil: null })).toBe('2020-09-01');
    expect(lastRegistrationDay({ ...pilot, registersUntil: '2020-12-01' })).toBe('2020-09-01');
    expect(lastRegistrationDay({ ...pilot, registersUntil: null, closesOn: null })).toBeNull();
  });

  it('the pilot is over once its closing day has ended in its zone, and never without a closing day', () => {
    expect(isOver(pilot, new Date('2020-09-02T04:59:59Z'))).toBe(false);
    expect(isOver(pilot, new Date('2020-09-02T05:00:00Z'))).toBe(true);
    expect(isOver({ ...pilot, closesOn: null }, new Date('2040-01-01T00:00:00Z'))).toBe(false);
  });
});
