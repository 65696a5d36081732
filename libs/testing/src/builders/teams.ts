import { type Enrollment, FormTeam, type Team } from '#pilots';
import { OpenTeamDraft, SealSubmission } from '#submissions';
import type { Version, VersionContent } from '#catalog';
import type { Laurel } from '../start-laurel.js';
import { aVersion } from './catalog.js';
import { aPerson, anAdministrator } from './people.js';
import { anEnrollment, aPilot, type OpenPilot } from './pilots.js';
import { asCandidate, aSubmission, completed, type TheirSubmission } from './submissions.js';

const text = { guidingQuestions: [], about: '', text: { wordMinimum: 5, maxCharacters: 5_000 } };
const pdf = { minCount: 1, maxCount: 3, maxBytes: 1_000_000, accept: ['application/pdf'] };

/** A charter with a file by the team, and evidence by each member. The team shows `o2` with its details, each member `o1`. */
export const teamContent: Pick<VersionContent, 'outcomes' | 'artifacts'> = {
  outcomes: [
    { id: 'o1', number: 1, statement: 'Coaches a group of teachers', details: [], competencies: [] },
    {
      id: 'o2',
      number: 2,
      statement: 'Monitors the steps with the team',
      details: [
        { id: 'o2a', letter: 'a', statement: 'Monitors the steps' },
        { id: 'o2b', letter: 'b', statement: 'Adjusts the steps' },
      ],
      competencies: [],
      shownBy: 'team',
    },
  ],
  artifacts: [
    { kind: 'charter', position: 1, title: 'Charter', ...text, files: pdf, submittedBy: 'team' },
    { kind: 'role_evidence', position: 2, title: 'Evidence from the own role', ...text, files: null },
  ],
};

/** A version that teams submit. */
export function aTeamVersion(laurel: Laurel, content: Partial<VersionContent> = {}): Promise<Version> {
  return aVersion(laurel, { content: { ...teamContent, ...content } }).inPilot();
}

export interface TheirTeam {
  team: Team;
  pilot: OpenPilot;
  /** In the order of their names. */
  members: Enrollment[];
}

/** People of one school with active enrollments in the pilot. */
export async function schoolmates(laurel: Laurel, pilot: OpenPilot, count = 2): Promise<Enrollment[]> {
  const { school, district } = await aPerson(laurel);
  const members: Enrollment[] = [];
  for (let member = 0; member < count; member++) {
    const person = await aPerson(laurel, { school, district });
    members.push(await anEnrollment(laurel, { pilot, person }).active());
  }
  return members;
}

/** A team of members who have started: `await aTeam(laurel)`. */
export async function aTeam(
  laurel: Laurel,
  { pilot: given, count = 2 }: { pilot?: OpenPilot; count?: number } = {},
): Promise<TheirTeam> {
  const pilot = given ?? (await aPilot(laurel, { versions: [await aTeamVersion(laurel)], seats: 100 }).open());
  const members = await schoolmates(laurel, pilot, count);
  const team = await laurel.get(FormTeam).run({
    actor: anAdministrator,
    pilotId: pilot.id,
    team: {
      versionId: pilot.versionId,
      name: 'Initiative team',
      enrollmentIds: members.map(({ id }) => id),
    },
  });
  return { team, pilot, members };
}

export interface TeamSubmissions extends TheirTeam {
  /** The draft in which they write together, with the first member as its candidate. */
  shared: TheirSubmission;
  /** Of each member, in the order of the members. */
  own: TheirSubmission[];
}

/** What a team submits, up to the seal: `await aTeamSubmission(laurel).sealed()`. */
export function aTeamSubmission(laurel: Laurel, situation: Parameters<typeof aTeam>[1] = {}) {
  const draft = async (): Promise<TeamSubmissions> => {
    const their = await aTeam(laurel, situation);
    const own: TheirSubmission[] = [];
    for (const enrollment of their.members) own.push(await aSubmission(laurel, { enrollment }).draft());
    return { ...their, own, shared: await sharedDraft(laurel, own[0]!) };
  };
  const complete = async (): Promise<TeamSubmissions> => {
    const their = await draft();
    for (const submission of [their.shared, ...their.own]) await completed(laurel, submission);
    return their;
  };
  const sealed = async (): Promise<TeamSubmissions> => {
    const their = await complete();
    const [first] = their.own;
    await laurel.get(SealSubmission).run({ actor: asCandidate(first!.candidateId), submissionId: first!.id });
    return their;
  };
  return { draft, complete, sealed };
}

/** The draft of the member's team. */
export async function sharedDraft(
  laurel: Laurel,
  { candidateId, enrollmentId }: Pick<TheirSubmission, 'candidateId' | 'enrollmentId'>,
): Promise<TheirSubmission> {
  const { id } = await laurel.get(OpenTeamDraft).run({ actor: asCandidate(candidateId), enrollmentId });
  return { id, candidateId, enrollmentId };
}
