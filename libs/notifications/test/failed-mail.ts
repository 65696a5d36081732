import { randomUUID } from 'node:crypto';
import { Task, Transactor } from '#database';
import type { Person } from '#identity';
import { aPerson, type Laurel, theProgram } from '#testing';
import { Message } from '../src/message.entity.js';
import { MessageRepository } from '../src/message.repository.js';
import { BeginResend } from '../src/resending/begin-resend.js';
import { ResendInBatches } from '../src/resending/resend-in-batches.js';
import { ResendPreviews } from '../src/resending/resend-preview.queries.js';
import type { ResendFilter } from '../src/resending/undelivered.sql.js';
import type { LetterKind, MessageFailure } from '../src/vocabulary.js';
import { told } from './told.js';

type Preview = Awaited<ReturnType<ResendPreviews['of']>>;

/** Letters that did not arrive, and an administrator who sends them again. */
export function failedMail(laurel: Laurel, actor: () => Person) {
  let people = 0;
  const one = (id: string): Promise<Message> => laurel.dataSource.manager.findOneByOrFail(Message, { id });
  return {
    one,
    /** A letter to a new person that was given up. */
    async failed(failure: MessageFailure, more: { kind?: LetterKind; domain?: string } = {}): Promise<Message> {
      const { kind = 'submission-received', domain = 'school.example' } = more;
      people += 1;
      const person = await aPerson(laurel, { email: `reader-${people}@${domain}` });
      const { id } = await told(laurel, person, kind, 'We have your work');
      const attempt = { toAddress: person.email, failure, lastError: 'It was refused.', forGood: true };
      await laurel.get(Transactor).run((tx) => laurel.get(MessageRepository).markAttempt(tx, id, attempt));
      await laurel.dataSource.query('DELETE FROM task');
      return one(id);
    },
    preview: async (filter: ResendFilter = {}): Promise<Preview> =>
      laurel.get(ResendPreviews).of(await theProgram(laurel), filter),
    begin: ({ asOf, count }: Preview, filter: ResendFilter = {}, id = randomUUID()) =>
      laurel.get(BeginResend).run({ actor: actor(), id, filter, asOf: new Date(asOf), count }),
    carryOut: (resendId: string, progress = (): Promise<void> => Promise.resolve()) =>
      laurel.get(ResendInBatches).run({ resendId, progress }),
    /** The messages that are queued, by id. */
    toSend: async () =>
      (await laurel.dataSource.manager.findBy(Task, { name: 'message.send' })).map(({ subjectId }) => subjectId).sort(),
  };
}
