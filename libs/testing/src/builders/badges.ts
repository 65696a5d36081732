import { type Award, AwardFactsQueries, IssueAward, type Issuer, Issuers } from '#badges';
import { CatalogQueries, detailsOf, type Version, VersionQueries } from '#catalog';
import { Transactor } from '#database';
import { type Enrollment, EnrollmentRepository } from '#pilots';
import { ProgramQueries } from '#programs';
import { DecisionRepository, ReleaseDecision } from '#reviews';
import { BeginSubmission, type Manifest, manifestHash, type Submission, SubmissionRepository } from '#submissions';
import type { Laurel } from '../start-laurel.js';
import { aVersion, seededCatalog } from './catalog.js';
import { asCandidate } from './submissions.js';
import { aPerson, theProgram } from './people.js';
import { anEnrollment, aPilot, type EnrollmentSituation } from './pilots.js';
import { aSubmissionInReview } from './reviews.js';

/** The issuer of the program in which things are made. */
export async function theIssuer(laurel: Pick<Laurel, 'get' | 'programId'>): Promise<Issuer> {
  return laurel.get(Issuers).ofProgram(await theProgram(laurel));
}

export interface MetSituation extends EnrollmentSituation {
  /** The level of each detail; the highest unless given. */
  levels?: Record<string, string>;
}

/**
 * An enrollment with a met submission, before or after the release of its decision. It has no texts and scores; reviews
 * have their own builders. The pilot has no other requirements unless the situation names a pilot.
 */
export function aMetSubmission(laurel: Laurel, situation: MetSituation = {}) {
  const decided = async (): Promise<{ enrollment: Enrollment; submission: Submission }> => {
    const pilot = situation.pilot ?? (await aPilot(laurel, { requirements: [] }).open());
    const enrollment = await anEnrollment(laurel, { ...situation, pilot }).active();
    const submission = await laurel
      .get(BeginSubmission)
      .run({ actor: asCandidate(enrollment.personId), enrollmentId: enrollment.id });
    await hearAndDecide(laurel, enrollment, submission, situation.levels ?? {});
    return { enrollment, submission };
  };
  const released = async (): Promise<Enrollment> => {
    const { enrollment, submission } = await decided();
    const { id } = await aPerson(laurel, { roles: ['administrator'] });
    await laurel.get(ReleaseDecision).run({ actor: { id }, submissionId: submission.id });
    return enrollment;
  };
  return { decided, released };
}

async function hearAndDecide(
  laurel: Laurel,
  enrollment: Enrollment,
  submission: Submission,
  levels: Record<string, string>,
): Promise<void> {
  const {
    code,
    title,
    number: version,
    contentHash,
    content,
  } = await laurel.get(VersionQueries).byId(enrollment.versionId);
  const best = content.rubric.at(-1)!.code;
  const details = detailsOf(content).map(({ id }) => ({
    detailId: id,
    level: levels[id] ?? best,
    meets: true,
    basis: 'agreed' as const,
  }));
  const sealedAt = laurel.clock.now();
  const manifest: Manifest = {
    format: 'laurel-manifest/1',
    submissionId: submission.id,
    enrollmentId: enrollment.id,
    attempt: submission.attempt,
    microCredential: { code, title, version, contentHash },
    sealedAt: sealedAt.toISOString(),
    scope: submission.scope,
    artifacts: [],
    evidence: [],
  };
  const sealed = { sealedAt, manifest, manifestSha256: manifestHash(manifest) };
  const submissions = laurel.get(SubmissionRepository);
  await laurel.get(Transactor).run(async (tx) => {
    const move = { of: submission.id, actorId: enrollment.personId };
    await submissions.move(tx, { ...move, command: 'seal' }, sealed);
    await laurel
      .get(EnrollmentRepository)
      .move(tx, { of: enrollment.id, command: 'submit', actorId: enrollment.personId, at: sealed.sealedAt });
    await submissions.move(tx, { ...move, command: 'begin-review' });
    const reviewed = await submissions.move(tx, { ...move, command: 'decide' });
    await laurel.get(DecisionRepository).add(tx, reviewed, { outcome: 'met', details }, laurel.clock.now());
  });
}

/**
 * The catalog's micro-credentials by code, each with a version that takes candidates. Those in development get a small
 * version.
 */
export async function aWholeCatalog(
  laurel: Laurel,
  { except = [] }: { except?: string[] } = {},
): Promise<Map<string, Pick<Version, 'id'>>> {
  const versions = new Map<string, Pick<Version, 'id'>>(Object.entries(await seededCatalog(laurel)));
  for (const { code, currentVersions } of await laurel
    .get(CatalogQueries)
    .microCredentials((await laurel.get(ProgramQueries).standard()).id)) {
    if (currentVersions.length === 0 && !except.includes(code))
      versions.set(code, await aVersion(laurel, { code }).inPilot());
  }
  return versions;
}

/**
 * An award as the worker issues it: `await anAward(laurel).issued()`. `withEvidence` adds everything that people wrote,
 * uploaded and scored.
 */
export function anAward(laurel: Laurel, situation: MetSituation = {}) {
  const given = async (enrollmentId: string): Promise<Award> => {
    const facts = await laurel.get(AwardFactsQueries).ofEnrollment(enrollmentId);
    return laurel.get(IssueAward).run(facts!);
  };
  return {
    issued: async (): Promise<Award> => given((await aMetSubmission(laurel, situation).released()).id),
    withEvidence: async (): Promise<Award> => {
      const pilot = situation.pilot ?? (await aPilot(laurel, { requirements: [] }).open());
      const { submission } = await aSubmissionInReview(laurel, { ...situation, pilot }).released();
      return given(submission.enrollmentId);
    },
  };
}
