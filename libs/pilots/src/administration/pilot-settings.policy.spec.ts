import { describe, expect, it } from '@jest/globals';
import { refuseFaults } from '../faults.policy.js';
import { faultsOfSettings, type PilotSettings } from './pilot-settings.policy.js';

const settings: PilotSettings = {
  zone: 'America/Chicago',
  closesOn: '2020-09-01',
  registersFrom: '2020-04-07',
  registersUntil: null,
  requirements: [{ kind: 'community' }, { kind: 'feedback' }],
};

describe('the settings of a pilot', () => {
  it('of 2020 have no faults', () => {
    expect(faultsOfSettings(settings)).toEqual([]);
  });

  it('are refused with every fault at once, and a pointer to each', () => {
    const faults = faultsOfSettings({
      zone: 'Missouri',
      closesOn: '2020-04-06',
      registersFrom: '2020-04-07',
      registersUntil: '2020-04-01',
      requirements: [{ kind: 'community' }, { kind: 'community' }],
    });
    expect(faults.map(({ pointer }) => pointer)).toEqual([
      '/zone',
      '/closesOn',
      '/registersUntil',
      '/requirements/1/kind',
    ]);
    expect(() => refuseFaults('pilot.invalid', 'No.', faults)).toThrow(
      expect.objectContaining({ kind: 'invalid', details: { errors: faults } }),
    );
  });
});
