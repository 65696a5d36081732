import {
  aPerson,
  anEnrollment,
  asCandidate,
  aSubmission,
  completed,
  type Laurel,
  type TheirSubmission,
} from '#testing';
import type { ArtifactKind } from '#catalog/vocabulary';
import { SaveText } from '#submissions';
import { Artifact } from '../src/artifact.entity.js';
import { PreflightFinding } from '../src/preflight/preflight-finding.entity.js';

/** The complete draft of Jane Doe of Sample Elementary School. */
export async function aDraftOfJane(laurel: Laurel): Promise<TheirSubmission> {
  const jane = await aPerson(laurel, {
    name: 'Jane Doe',
    school: 'Sample Elementary School',
    district: 'Kirkvale R-II School District',
    employer: 'Kirkvale R-II School District',
  });
  const enrollment = await anEnrollment(laurel, { person: jane }).active();
  return completed(laurel, await aSubmission(laurel, { enrollment }).draft());
}

/** Adds to the text of an artifact. */
export async function write(
  laurel: Laurel,
  { id: submissionId, candidateId }: TheirSubmission,
  added: string,
  kind: ArtifactKind = 'responsive_narrative',
): Promise<void> {
  const before = await textOf(laurel, submissionId, kind);
  await laurel.get(SaveText).run({
    actor: asCandidate(candidateId),
    submissionId,
    kind,
    text: `${before?.text ?? ''}${added}`,
    revision: before?.revision ?? 0,
  });
}

export function textOf(laurel: Laurel, submissionId: string, kind: ArtifactKind = 'responsive_narrative') {
  return laurel.dataSource.manager.findOneBy(Artifact, { submissionId, kind });
}

/** The findings of a submission: "text name: Jane Doe", with the reason where it is kept. */
export async function findingsOf(laurel: Laurel, submissionId: string): Promise<string[]> {
  return (await storedFindings(laurel, submissionId)).map(
    ({ place, mark, kind, matched, keptReason }) =>
      `${place} ${mark}${kind === 'mark' ? '' : ` (${kind})`}: ${matched}${keptReason === null ? '' : ` – ${keptReason}`}`,
  );
}

export function storedFindings(laurel: Laurel, submissionId: string): Promise<PreflightFinding[]> {
  return laurel.dataSource.manager.find(PreflightFinding, {
    where: { submissionId },
    order: { part: 'ASC', startsAt: 'ASC', matched: 'ASC' },
  });
}
