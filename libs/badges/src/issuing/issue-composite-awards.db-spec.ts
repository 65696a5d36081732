import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AuthoredStackQueries, EditStack, type Version } from '#catalog';
import { Person } from '#identity';
import { ProgramQueries } from '#programs';
import {
  aPerson,
  aPilot,
  anAward,
  aVersion,
  aWholeCatalog,
  type Laurel,
  type OpenPilot,
  startLaurel,
  theIssuer,
} from '#testing';
import { schemaFaults } from '../../test/official-schema.js';
import { Achievement } from '../achievement.entity.js';
import { StackProgressQueries } from '../read/stack-progress.queries.js';
import { AwardQueries } from '../read/award.queries.js';
import { Award, AwardHistory } from '../award.entity.js';
import { CompositeCredentials } from './composite-credentials.js';
import { CompositeQueries } from './composite.queries.js';
import { Credential } from '../credential.entity.js';
import { IssuanceRecord } from './issuance.entity.js';
import { awardLifecycle } from '../award.lifecycle.js';
import type { AwardState } from '../vocabulary.js';
import type { CredentialDocument, Signed } from '../document/open-badge.document.js';
import { isRecipient } from '../document/recipient.document.js';
import { isGenuine } from '../signing/data-integrity.js';
import { SigningKeys } from '../signing/signing-keys.js';
import { IssueCompositeAwards } from './issue-composite-awards.js';
import { LiftSuspension } from '../standing/lift-suspension.js';
import { ReinstateAward } from '../standing/reinstate-award.js';
import { RevokeAward } from '../standing/revoke-award.js';
import { SuspendAward } from '../standing/suspend-award.js';

const operations = { suspend: SuspendAward, lift: LiftSuspension, revoke: RevokeAward, reinstate: ReinstateAward };
type Command = keyof typeof operations;

describe('the badge of a stack', () => {
  let laurel: Laurel;
  let versions: Map<string, Pick<Version, 'id'>>;
  let pilot: OpenPilot;
  beforeAll(async () => {
    laurel = await startLaurel();
    versions = await aWholeCatalog(laurel, { except: ['INN-3'] });
    pilot = await aPilot(laurel, { versions: [...versions.values()], seats: 200, requirements: [] }).open();
  });
  afterAll(() => laurel.stop());

  const give = ({ id: personId }: { id: string }): Promise<void> => laurel.get(IssueCompositeAwards).run({ personId });
  const earn = (person: { id: string }, code: string): Promise<Award> =>
    anAward(laurel, { pilot, person, versionId: versions.get(code)!.id, acknowledgesWorkload: true }).issued();
  const order = (command: Command, { id: awardId }: Award): Promise<Award> =>
    laurel
      .get<{ run(change: object): Promise<Award> }>(operations[command])
      .run({ actor: { id: 'an-administrator' }, awardId, reason: `because of ${command}` });
  const stackOf = ({ id: personId }: { id: string }, composite = 'stack:VIS') =>
    laurel.dataSource.manager.findOneBy(Award, { personId, composite });
  const documentOf = async ({ credentialId }: Award) =>
    JSON.parse(
      (await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document,
    ) as Signed<CredentialDocument>;
  const historyOf = async ({ id: awardId }: Award) =>
    (await laurel.dataSource.manager.find(AwardHistory, { where: { awardId }, order: { id: 'ASC' } })).map(
      ({ command }) => command,
    );
  const withStack = async () => {
    const person = await aPerson(laurel);
    const parts = [await earn(person, 'VIS-1'), await earn(person, 'VIS-2')] as const;
    await give(person);
    return { person, parts, stack: (await stackOf(person))! };
  };

  it('is issued with the last part, not before', async () => {
    const person = await aPerson(laurel);
    await earn(person, 'VIS-2');
    await give(person);
    expect(await stackOf(person)).toBeNull();
    await earn(person, 'VIS-1');
    await give(person);
    expect(await stackOf(person)).toMatchObject({ state: 'issued', enrollmentId: null });
  });

  it('is a genuine credential that the official schema accepts, and names each part with its level', async () => {
    const { person, parts, stack } = await withStack();
    const document = await documentOf(stack);
    const { achievement, result, identifier } = document.credentialSubject;
    expect(schemaFaults(document)).toEqual([]);
    expect(
      await isGenuine(document, {
        didDocument: await laurel.get(SigningKeys).didDocument(await theIssuer(laurel)),
        at: laurel.clock.now(),
      }),
    ).toBe(true);
    expect(achievement).toMatchObject({
      achievementType: 'ext:Stack',
      name: 'Visionary Leadership (stack of 2)',
      humanCode: 'VIS',
      version: '1',
    });
    expect(achievement.resultDescription.map(({ id }) => id)).toEqual([
      `${achievement.id}#VIS-1`,
      `${achievement.id}#VIS-2`,
    ]);
    expect(result.map(({ achievedLevel }) => achievedLevel)).toEqual([
      `${achievement.id}#VIS-1-developing`,
      `${achievement.id}#VIS-2-developing`,
    ]);
    expect(
      achievement.resultDescription.flatMap(({ rubricCriterionLevel }) => rubricCriterionLevel.map(({ id }) => id)),
    ).toEqual(expect.arrayContaining(result.map(({ achievedLevel }) => achievedLevel)));
    expect(document.evidence.map(({ id, name }) => [id, name])).toEqual([
      [`http://localhost:3000/badges/${parts[0].id}`, expect.stringContaining('VIS-1: Leading Vision and Mission')],
      [`http://localhost:3000/badges/${parts[1].id}`, expect.stringContaining('VIS-2: Implements a Vision')],
    ]);
    const { email } = await laurel.dataSource.manager.findOneByOrFail(Person, { id: person.id });
    expect(isRecipient(identifier[0], email)).toBe(true);
  });

  it('is issued once, however many requests come at once', async () => {
    const person = await aPerson(laurel);
    for (const code of ['VIS-1', 'VIS-2']) await earn(person, code);
    await Promise.all(Array.from({ length: 6 }, () => give(person)));
    await give(person);
    const { manager } = laurel.dataSource;
    expect(await manager.countBy(Award, { personId: person.id, composite: 'stack:VIS' })).toBe(1);
    expect(await manager.countBy(IssuanceRecord, { personId: person.id, composite: 'stack:VIS' })).toBe(1);
    expect(await manager.countBy(AwardHistory, { awardId: (await stackOf(person))!.id })).toBe(1);
  });

  it('is the one that was signed before a crash between signing and writing', async () => {
    const person = await aPerson(laurel);
    for (const code of ['VIS-1', 'VIS-2']) await earn(person, code);
    const vision = (await laurel.get(CompositeQueries).all()).find(({ key }) => key === 'stack:VIS')!;
    const { email } = await laurel.dataSource.manager.findOneByOrFail(Person, { id: person.id });
    const { sign } = (await laurel
      .get(CompositeCredentials)
      .first(person.id, vision, await laurel.get(CompositeQueries).inForce(person.id, vision.programId)))!;
    const signed = await sign({ email, did: null });
    laurel.clock.advance({ minutes: 5 });
    await give(person);
    const { credentialId } = (await stackOf(person))!;
    expect([
      credentialId,
      (await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document,
    ]).toEqual([signed.id, signed.document]);
  });

  it('is written and at once revoked, when it was decided before a part was revoked', async () => {
    const person = await aPerson(laurel);
    const part = await earn(person, 'VIS-1');
    await earn(person, 'VIS-2');
    const vision = (await laurel.get(CompositeQueries).all()).find(({ key }) => key === 'stack:VIS')!;
    await laurel
      .get(CompositeCredentials)
      .first(person.id, vision, await laurel.get(CompositeQueries).inForce(person.id, vision.programId));
    await order('revoke', part);
    await give(person);
    const stack = (await stackOf(person))!;
    expect(stack.state).toBe('revoked');
    expect(await historyOf(stack)).toEqual(['issue', 'revoke']);
  });

  it('cannot be earned while one micro-credential is in development, and neither can the whole', async () => {
    const person = await aPerson(laurel);
    for (const code of versions.keys()) await earn(person, code);
    await give(person);
    const held = await laurel.dataSource.manager.findBy(Award, { personId: person.id });
    expect(held.flatMap(({ composite }) => composite ?? []).sort()).toEqual([
      'stack:INS',
      'stack:MAN',
      'stack:REL',
      'stack:VIS',
    ]);

    const last = await aVersion(laurel, { code: 'INN-3' }).inPilot();
    const another = await aPilot(laurel, { versions: [last], requirements: [] }).open();
    await anAward(laurel, { pilot: another, person, acknowledgesWorkload: true }).issued();
    await give(person);
    expect(await stackOf(person, 'stack:INN')).toMatchObject({ state: 'issued' });
    const whole = (await stackOf(person, 'whole:MLDS'))!;
    const { credentialSubject, evidence } = await documentOf(whole);
    expect(credentialSubject.achievement.name).toBe(
      'Missouri Leadership Development System (all 15 micro-credentials)',
    );
    expect([credentialSubject.result.length, evidence.length]).toEqual([15, 15]);
  });

  it('is suspended and lifted together with a part', async () => {
    const { person, parts, stack } = await withStack();
    await order('suspend', parts[0]);
    expect(await stackOf(person)).toMatchObject({ state: 'suspended', credentialId: stack.credentialId });
    await order('suspend', parts[1]);
    await order('lift', parts[0]);
    expect(await stackOf(person)).toMatchObject({ state: 'suspended' });
    await order('lift', parts[1]);
    expect(await stackOf(person)).toMatchObject({ state: 'issued', credentialId: stack.credentialId });
    expect(await historyOf(stack)).toEqual(['issue', 'suspend', 'lift']);
  });

  it('is revoked with a part, and reinstated with it by a new credential that links to the old', async () => {
    const { person, parts, stack } = await withStack();
    await order('revoke', parts[1]);
    expect(await stackOf(person)).toMatchObject({ state: 'revoked', credentialId: stack.credentialId });
    await give(person);
    expect(await stackOf(person)).toMatchObject({ state: 'revoked' });
    await order('reinstate', parts[1]);
    await give(person);
    const restored = (await stackOf(person))!;
    expect(restored).toMatchObject({ id: stack.id, state: 'issued' });
    expect(restored.credentialId).not.toBe(stack.credentialId);
    const document = await documentOf(restored);
    expect(document.relatedResource).toMatchObject([{ id: `http://localhost:3000/credentials/${stack.credentialId}` }]);
    expect(document.awardedDate).toBe((await documentOf(stack)).awardedDate);
    expect(schemaFaults(document)).toEqual([]);
  });

  it('is reinstated with another award for the same micro-credential, and then names that award', async () => {
    const { person, parts } = await withStack();
    await order('revoke', parts[0]);
    const higher = await aVersion(laurel, { code: 'VIS-1', content: { level: 'transformational' } }).inPilot();
    const another = await aPilot(laurel, { versions: [higher], requirements: [] }).open();
    const replacement = await anAward(laurel, { pilot: another, person, acknowledgesWorkload: true }).issued();
    await give(person);
    const stack = (await stackOf(person))!;
    expect(stack.state).toBe('issued');
    const { evidence, credentialSubject } = await documentOf(stack);
    expect(evidence[0]!.id).toBe(`http://localhost:3000/badges/${replacement.id}`);
    expect(credentialSubject.result[0]!.achievedLevel).toMatch(/#VIS-1-transformational$/);
  });

  it('cannot change its standing by hand', async () => {
    const { stack } = await withStack();
    for (const command of ['suspend', 'lift', 'revoke', 'reinstate'] as const) {
      await expect(order(command, stack)).rejects.toMatchObject({ kind: 'conflict', code: 'award.follows-its-parts' });
    }
    expect(await laurel.get(AwardQueries).byId(stack.id)).toMatchObject({
      allowed: [],
      achievement: { kind: 'stack', code: 'VIS', level: null },
      enrollmentId: null,
    });
  });

  it('gets a new achievement when the catalog changes, and issued badges stay as they are', async () => {
    const { person, stack } = await withStack();
    await laurel.dataSource.query(
      `UPDATE micro_credential SET title = 'Develops a Shared Vision' WHERE code = 'VIS-1'`,
    );
    const later = await withStack();
    expect(later.stack.achievementId).not.toBe(stack.achievementId);
    const { document } = await laurel.dataSource.manager.findOneByOrFail(Achievement, {
      id: later.stack.achievementId,
    });
    expect(JSON.parse(document)).toMatchObject({ version: '2' });
    await give(person);
    expect(await stackOf(person)).toMatchObject({
      achievementId: stack.achievementId,
      credentialId: stack.credentialId,
    });
  });

  it('follows its parts, in whatever order they are earned, suspended, lifted, revoked and reinstated', async () => {
    const codes = ['MAN-1', 'MAN-2', 'MAN-3'];
    const steps = fc.array(
      fc.record({
        part: fc.nat({ max: codes.length - 1 }),
        command: fc.constantFrom<Command | 'earn'>('earn', 'suspend', 'lift', 'revoke', 'reinstate'),
        worked: fc.boolean(),
      }),
      { minLength: 6, maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(codes, { minLength: 2, maxLength: 3 }), steps, async (first, sequence) => {
        const person = await aPerson(laurel);
        const parts = new Map<string, Award>();
        for (const code of first) parts.set(code, await earn(person, code));
        for (const { part, command, worked } of sequence) {
          const code = codes[part]!;
          const held = parts.get(code);
          if (command === 'earn') {
            if (held === undefined) parts.set(code, await earn(person, code));
          } else if (held !== undefined && awardLifecycle.allows(held.state, command)) {
            parts.set(code, await order(command, held));
          }
          // Every part of a stack in force is in force, even before the worker has run.
          if (worked) await give(person);
          const stack = await stackOf(person, 'stack:MAN');
          if (stack?.state === 'issued') expect(statesOf(parts)).toEqual(codes.map(() => 'issued'));
        }
        await give(person);
        const stack = await stackOf(person, 'stack:MAN');
        const complete = parts.size === codes.length && statesOf(parts).every((state) => state === 'issued');
        expect(stack?.state === 'issued').toBe(complete);
        if (stack !== null) expect((await historyOf(stack)).filter((command) => command === 'issue')).toHaveLength(1);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  describe('that asks for any two of four', () => {
    const progressOf = async ({ id }: { id: string }, code: string) => {
      const { id: programId } = await laurel.get(ProgramQueries).standard();
      const all = await laurel.get(StackProgressQueries).of(id, programId);
      const { required, counting, earned } = all.find((stack) => stack.code === code)!;
      return { required, counting, earned };
    };
    const namedIn = async (stack: Award) => (await documentOf(stack)).evidence!.map(({ name }) => name!.slice(0, 5));

    beforeAll(async () => {
      const { id: programId } = await laurel.get(ProgramQueries).standard();
      const { name, revision } = await laurel.get(AuthoredStackQueries).stack(programId, 'INS');
      const actor = { id: 'an-administrator' };
      await laurel.get(EditStack).run({ programId, code: 'INS', name, required: 2, revision, actor });
    });

    it('is issued with the second, whichever it is, and says so', async () => {
      const person = await aPerson(laurel);
      await earn(person, 'INS-4');
      await give(person);
      expect(await stackOf(person, 'stack:INS')).toBeNull();
      expect(await progressOf(person, 'INS')).toEqual({ required: 2, counting: 1, earned: 1 });
      await earn(person, 'INS-2');
      await give(person);
      const stack = (await stackOf(person, 'stack:INS'))!;
      expect(await namedIn(stack)).toEqual(['INS-2', 'INS-4']);
      const document = await documentOf(stack);
      expect(schemaFaults(document)).toEqual([]);
      expect(document.credentialSubject.achievement.name).toBe('Instructional Leadership (any 2 of 4)');
      await earn(person, 'INS-1');
      await give(person);
      expect(await progressOf(person, 'INS')).toEqual({ required: 2, counting: 2, earned: 3 });
      expect(await namedIn((await stackOf(person, 'stack:INS'))!)).toEqual(['INS-2', 'INS-4']);
    });

    it('is reinstated with another when one that it names is revoked', async () => {
      const person = await aPerson(laurel);
      const first = await earn(person, 'INS-1');
      await earn(person, 'INS-3');
      await give(person);
      await order('revoke', first);
      expect(await stackOf(person, 'stack:INS')).toMatchObject({ state: 'revoked' });
      await earn(person, 'INS-4');
      await give(person);
      const stack = (await stackOf(person, 'stack:INS'))!;
      expect(stack.state).toBe('issued');
      expect(await namedIn(stack)).toEqual(['INS-3', 'INS-4']);
    });

    it('lets the whole ask for what each stack asks for', async () => {
      const { id: programId } = await laurel.get(ProgramQueries).standard();
      const whole = (await laurel.get(CompositeQueries).all(programId)).find(({ kind }) => kind === 'whole')!;
      expect(whole.choices!.map(({ required, codes }) => [required, codes.length])).toContainEqual([2, 4]);
      expect(whole.choices!.filter(({ required, codes }) => required < codes.length)).toHaveLength(1);
    });
  });
});

function statesOf(parts: Map<string, Award>): AwardState[] {
  return [...parts.values()].map(({ state }) => state);
}
