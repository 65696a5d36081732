import { AddCoaching } from '#identity';
import { AnswerConfirmation, AskConfirmation, type Confirmation, ConfirmationQueries } from '#submissions';
import type { Laurel } from '../start-laurel.js';
import { aVersion } from './catalog.js';
import { aPerson, asActor } from './people.js';
import { anEnrollment, aPilot } from './pilots.js';
import { asCandidate, aSubmission, completed, type TheirSubmission } from './submissions.js';

/** The artifact that a coach confirms, in the drafts of {@link aCoachedDraft}. */
export const confirmedKind = 'responsive_narrative';

/** A draft that is complete except that a coach has to confirm its narrative, and the candidate's coach. */
export async function aCoachedDraft(
  laurel: Laurel,
  { coached = true }: { coached?: boolean } = {},
): Promise<{ draft: TheirSubmission; coach: { id: string } }> {
  const version = await aVersion(laurel, {
    content: {
      artifacts: [
        {
          kind: confirmedKind,
          position: 1,
          title: 'Coaching record',
          about: '',
          guidingQuestions: [],
          text: { wordMinimum: 5, maxCharacters: 5_000 },
          files: null,
          confirmedBy: 'coach',
        },
        {
          kind: 'plan',
          position: 2,
          title: 'Plan',
          about: '',
          guidingQuestions: [],
          text: { wordMinimum: 5, maxCharacters: 5_000 },
          files: null,
        },
      ],
    },
  }).inPilot();
  const pilot = await aPilot(laurel, { versions: [version] }).open();
  const draft = await aSubmission(laurel, { enrollment: await anEnrollment(laurel, { pilot }).active() }).draft();
  const coach = await aPerson(laurel, { roles: ['coach'] });
  if (coached) await coaches(laurel, coach, draft);
  return { draft: await completed(laurel, draft), coach };
}

/** Makes the person a coach of the candidate. */
export async function coaches(laurel: Laurel, coach: { id: string }, draft: TheirSubmission): Promise<void> {
  const administrator = await aPerson(laurel, { roles: ['administrator'] });
  await laurel
    .get(AddCoaching)
    .run({ actor: asActor(administrator), coachId: coach.id, candidateId: draft.candidateId });
}

/** The candidate asks for the confirmation. */
export function askedFor(laurel: Laurel, { id: submissionId, candidateId }: TheirSubmission): Promise<Confirmation> {
  return laurel.get(AskConfirmation).run({ actor: asCandidate(candidateId), submissionId, kind: confirmedKind });
}

/** The coach reads the artifact and confirms it. */
export async function confirmedBy(laurel: Laurel, coach: { id: string }, { id }: { id: string }): Promise<void> {
  const { contentSha256 } = await laurel.get(ConfirmationQueries).toConfirm(coach, id);
  await laurel
    .get(AnswerConfirmation)
    .run({ actor: coach, confirmationId: id, answer: { confirm: true, contentSha256 } });
}
