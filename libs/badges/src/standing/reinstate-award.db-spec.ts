import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anAward, aPilot, type Laurel, type OpenPilot, startLaurel, theIssuer } from '#testing';
import { schemaFaults } from '../../test/official-schema.js';
import { documentOf, itFollowsTheLifecycle, order, standing, withdrawn } from '../../test/standing.js';
import type { Award } from '../award.entity.js';
import { Credential } from '../credential.entity.js';
import type { CredentialDocument, Signed } from '../document/open-badge.document.js';
import { isGenuine } from '../signing/data-integrity.js';
import { SigningKeys } from '../signing/signing-keys.js';

describe('the standing of a badge', () => {
  let laurel: Laurel;
  let pilot: OpenPilot;
  let award: Award;
  beforeAll(async () => {
    laurel = await startLaurel();
    pilot = await aPilot(laurel, { seats: 100, requirements: [] }).open();
  });
  beforeEach(async () => {
    award = await anAward(laurel, { pilot }).issued();
  });
  afterAll(() => laurel.stop());

  itFollowsTheLifecycle('reinstate', () => ({ laurel, award }));

  it('has a new credential in force when reinstated, with the hash of the old one, which stays revoked', async () => {
    const revoked = award.credentialId;
    await order(laurel, 'revoke', award);
    laurel.clock.advance({ days: 3 });
    const { credentialId } = await order(laurel, 'reinstate', award);
    expect(credentialId).not.toBe(revoked);
    expect(await standing(laurel, credentialId)).toEqual({ suspension: false, revocation: false });
    expect(await standing(laurel, revoked)).toEqual({ suspension: true, revocation: true });
    const [old, renewed] = [
      await documentOf(laurel, revoked),
      JSON.parse(await documentOf(laurel, credentialId)) as Signed<CredentialDocument>,
    ];
    expect(renewed.relatedResource).toEqual([
      {
        id: (JSON.parse(old) as CredentialDocument).id,
        digestSRI: `sha384-${createHash('sha384').update(old).digest('base64')}`,
      },
    ]);
    expect(schemaFaults(renewed)).toEqual([]);
    expect(
      await isGenuine(renewed, {
        didDocument: await laurel.get(SigningKeys).didDocument(await theIssuer(laurel)),
        at: laurel.clock.now(),
      }),
    ).toBe(true);
  });

  it('has three credentials after two reinstatements, and only the last is in force', async () => {
    const credentials = [award.credentialId];
    for (let time = 1; time <= 2; time += 1) {
      await order(laurel, 'revoke', award);
      credentials.push((await order(laurel, 'reinstate', award)).credentialId);
    }
    expect(await Promise.all(credentials.map((id) => withdrawn(laurel, id, 'suspension')))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('has one new credential when two reinstate at once', async () => {
    await order(laurel, 'revoke', award);
    const outcomes = await Promise.allSettled([
      order(laurel, 'reinstate', award),
      order(laurel, 'reinstate', award),
      order(laurel, 'reinstate', award),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await laurel.dataSource.manager.countBy(Credential, { awardId: award.id })).toBe(2);
  });
});
