import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PilotQueries, SeedPilot2020 } from '#pilots';
import { type Laurel, seededCatalog, startLaurel } from '#testing';

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, unknown>;

describe('the pilot of 2020', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel({ at: '2020-04-01T12:00:00Z' });
  });
  afterAll(() => laurel.stop());

  it('needs the catalog', async () => {
    await expect(laurel.get(SeedPilot2020).run()).rejects.toMatchObject({ code: 'micro-credential.not-found' });
  });

  it('is as the program announced it, even if it is seeded several times at once', async () => {
    await seededCatalog(laurel);
    const [first, second] = await Promise.all([laurel.get(SeedPilot2020).run(), laurel.get(SeedPilot2020).run()]);
    await laurel.get(SeedPilot2020).run();
    expect(second.id).toBe(first.id);
    const pilot = await laurel.get(PilotQueries).byId(first.id, null);
    expect(pilot).toMatchObject({
      code: 'mlds-2020',
      zone: 'America/Chicago',
      windowDays: 120,
      closesOn: '2020-09-01',
      meetingRequired: true,
      recommendedConcurrent: 2,
      feeCents: 0,
      requirements: [
        { kind: 'community', awardWaits: true },
        { kind: 'feedback', awardWaits: true },
      ],
    });
    expect(pilot.versions.map(({ code, seats, priceCents }) => [code, seats, priceCents])).toEqual(
      ['INS-1', 'INS-2', 'INS-3', 'INS-4'].map((code) => [code, 10, 0]),
    );
    expect(pilot.meetings.map(({ startsAt }) => startsAt)).toEqual(
      ['2020-04-07T15:00:00.000Z', '2020-04-07T21:00:00.000Z', '2020-04-08T15:00:00.000Z'].map((at) => new Date(at)),
    );
  });

  it('has the same announced rules as the catalog, word for word', () => {
    expect(read('../../seed/pilot-2020.json').announced).toEqual(
      read('../../../catalog/seed/mlds-catalog.json').pilotRules2020,
    );
  });
});
