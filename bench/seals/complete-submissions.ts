import { anEnrollment, aPilot, aSubmission, aVersion, type Laurel, type TheirSubmission } from '#testing';
import type { BenchContext } from '../bench.js';

/** Submissions of one pilot in which nothing is missing, each by another candidate. */
export async function completeSubmissions(
  laurel: Laurel,
  count: number,
  say: BenchContext['say'],
): Promise<TheirSubmission[]> {
  say(`${count} complete submissions`);
  const pilot = await aPilot(laurel, { versions: [await aVersion(laurel).inPilot()], seats: count }).open();
  const submissions: TheirSubmission[] = [];
  for (let index = 0; index < count; index++)
    submissions.push(
      await aSubmission(laurel, { enrollment: await anEnrollment(laurel, { pilot }).active() }).complete(),
    );
  return submissions;
}
