import { Checks, type Finding, type SystemCheck } from '#watch';
import { SealedContentQueries } from './sealed-content.queries.js';

const mostNamed = 10;

/** Whether the store has every sealed file as it was sealed, as far as it was compared. */
@Checks({ kind: 'files', name: 'Submitted files' })
export class FilesCheck implements SystemCheck {
  constructor(private readonly contents: SealedContentQueries) {}

  async check(): Promise<Finding> {
    const damages = await this.contents.damages();
    if (damages.length === 0) return { state: 'ok', words: 'No damage was found in submitted files.' };
    const files = new Set(damages.map(({ fileId }) => fileId)).size;
    const submissions = [...new Set(damages.map(({ submission }) => submission))];
    const named = submissions.slice(0, mostNamed).join(', ');
    const more = submissions.length > mostNamed ? ` and ${submissions.length - mostNamed} more` : '';
    return {
      state: 'failing',
      words: `${files} ${files === 1 ? 'file is' : 'files are'} damaged or missing in the store, and nobody can open ${files === 1 ? 'it' : 'them'}. Submissions: ${named}${more}.`,
      remedy:
        'Restore these files from the backup of the store. Laurel looks again every hour and when somebody opens a file. verify-store lists them.',
      since: new Date(Math.min(...damages.map(({ since }) => since.getTime()))),
    };
  }
}
