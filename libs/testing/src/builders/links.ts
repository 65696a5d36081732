import type { Laurel } from '../start-laurel.js';
import { aVersion } from './catalog.js';
import { aPerson } from './people.js';
import { anEnrollment, aPilot } from './pilots.js';
import { aSubmission, type TheirSubmission } from './submissions.js';

const artifact = { about: '', guidingQuestions: [] };

/** A draft for a version that asks for one or two links to lessons, and a narrative of ten words. */
export async function aDraftWithLinks(
  laurel: Laurel,
  { name = 'Ada Quill' }: { name?: string } = {},
): Promise<TheirSubmission> {
  const version = await aVersion(laurel, {
    content: {
      artifacts: [
        {
          ...artifact,
          kind: 'lessons',
          position: 1,
          title: 'Lessons',
          text: null,
          files: null,
          links: { minCount: 1, maxCount: 2 },
        },
        {
          ...artifact,
          kind: 'responsive_narrative',
          position: 2,
          title: 'Narrative',
          text: { wordMinimum: 10, maxCharacters: 5_000 },
          files: null,
        },
      ],
    },
  }).inPilot();
  const pilot = await aPilot(laurel, { versions: [version] }).open();
  const person = await aPerson(laurel, { name });
  const enrollment = await anEnrollment(laurel, { pilot, person }).active();
  return aSubmission(laurel, { enrollment }).draft();
}
