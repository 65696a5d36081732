import type { EventOf } from '#database';
import { type EventListener, Listener } from '#jobs';
import { submissionsEvents } from '../events.js';
import { FingerprintFile } from './fingerprint-file.js';
import { FingerprintSubmission } from './fingerprint-submission.js';

const heard = [submissionsEvents['submission.sealed'], submissionsEvents['file.prepared']] as const;

/** Compares a submission with all others once it is sealed, and again when the text of one of its files is read again. */
@Listener({ queue: 'duplicates', events: heard, concurrency: 1 })
export class FindDuplicates implements EventListener<typeof heard> {
  constructor(
    private readonly fingerprint: FingerprintSubmission,
    private readonly fingerprintFile: FingerprintFile,
  ) {}

  async handle(event: EventOf<typeof heard>): Promise<void> {
    if (event.type === 'submission.sealed') await this.fingerprint.run({ submissionId: event.subjectId });
    else await this.fingerprintFile.run({ fileId: event.subjectId });
  }
}
