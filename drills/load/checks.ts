import { createHash } from 'node:crypto';
import { ArtifactStore } from '#storage';
import type { Stage } from '../stage/stage.js';
import type { Acknowledged } from './journey.js';

/** Everything that was acknowledged and is not there, or not as it was acknowledged. Programs may be running or not. */
export async function lost(stage: Stage, acknowledged: Acknowledged[]): Promise<string[]> {
  const faults: string[] = [];
  for (const known of acknowledged) {
    const found = await differences(stage, known);
    faults.push(...found.map((fault) => `Submission ${known.submissionId}: ${fault}`));
  }
  return faults;
}

async function differences({ laurel }: Stage, known: Acknowledged): Promise<string[]> {
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string): void => void (holds || faults.push(fault));
  const rows = <Row>(sql: string, of = known.submissionId): Promise<Row[]> => laurel.dataSource.query<Row[]>(sql, [of]);

  const texts = await rows<{ kind: string; text: string }>('SELECT kind, text FROM artifact WHERE submission_id = $1');
  for (const [kind, text] of known.texts)
    expect(
      texts.some((row) => row.kind === kind && row.text === text),
      `the saved ${kind} is not there`,
    );

  const files = await rows<{ id: string; sha256: string; storage_key: string }>(
    'SELECT id, sha256, storage_key FROM artifact_file WHERE submission_id = $1 AND removed_at IS NULL',
  );
  for (const [id, sha256] of known.files) {
    const file = files.find((row) => row.id === id);
    expect(file?.sha256 === sha256, `file ${id} is not there, or with another hash`);
    if (file !== undefined)
      expect((await hashOf(laurel.get(ArtifactStore), file.storage_key)) === sha256, `the bytes of ${id} differ`);
  }

  const links = await rows<{ detail_id: string }>('SELECT detail_id FROM evidence_link WHERE submission_id = $1');
  for (const detail of known.linked) {
    const count = links.filter((row) => row.detail_id === detail).length;
    expect(count === 1, `${detail} has ${count} evidence links instead of one`);
  }

  const [submission] = await rows<{ manifest_sha256: string }>('SELECT manifest_sha256 FROM submission WHERE id = $1');
  if (known.manifestSha256 !== null)
    expect(submission?.manifest_sha256 === known.manifestSha256, 'its seal is not the acknowledged one');

  for (const [review, levels] of known.scores) {
    const scores = await rows<{ detail_id: string; level: string }>(
      'SELECT detail_id, level FROM score WHERE review_id = $1',
      review,
    );
    for (const [detail, level] of levels)
      expect(
        scores.some((row) => row.detail_id === detail && row.level === level),
        `the score of ${detail} in review ${review} is not there`,
      );
  }
  const locked = await rows<{ id: string }>('SELECT id FROM review WHERE submission_id = $1 AND locked_at IS NOT NULL');
  for (const id of known.locked)
    expect(
      locked.some((row) => row.id === id),
      `review ${id} is not locked`,
    );

  if (known.released) {
    const decisions = await rows('SELECT FROM decision WHERE submission_id = $1 AND released_at IS NOT NULL');
    expect(decisions.length === 1, `it has ${decisions.length} released decisions instead of one`);
    const awards = await rows('SELECT FROM award WHERE enrollment_id = $1', known.enrollmentId);
    expect(awards.length === 1, `its enrollment has ${awards.length} badges instead of one`);
  }
  return faults;
}

/** The hash of what the store has, or why it cannot be read. */
async function hashOf(store: ArtifactStore, key: string): Promise<string> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of await store.read(key)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch (error) {
    return String(error);
  }
}

/** What happens once for each thing. */
const onceEach = [
  'submission.sealed',
  'submission.review-begun',
  'submission.decided',
  'submission.released',
  'review.accepted',
  'review.locked',
  'decision.made',
  'decision.released',
  'award.issued',
];

export interface Doubles {
  faults: string[];
  /** Emails that arrived twice with the same Message-ID: a mail program shows one. */
  mailsSentAgain: number;
}

/** Everything that happened twice: events, reviews, badges, places of status lists, emails. */
export async function doubled({ laurel, sink }: Stage): Promise<Doubles> {
  const query = <Row>(sql: string, parameters: unknown[] = []) => laurel.dataSource.query<Row[]>(sql, parameters);
  const faults: string[] = [];
  const among = async (what: string, sql: string, parameters: unknown[] = []): Promise<void> => {
    for (const { name, count } of await query<{ name: string; count: number }>(sql, parameters))
      faults.push(`${what}: ${name} is there ${count} times`);
  };
  await among(
    'Event',
    `SELECT type || ' of ' || subject_id AS name, count(*)::int AS count FROM event WHERE type = ANY($1) GROUP BY 1 HAVING count(*) > 1`,
    [onceEach],
  );
  await among(
    'Reviewer of a submission',
    `SELECT submission_id || ' ' || slot AS name, count(*)::int AS count FROM review GROUP BY 1 HAVING count(*) > 1`,
  );
  await among(
    'Badge of an enrollment',
    `SELECT enrollment_id::text AS name, count(*)::int AS count FROM award GROUP BY 1 HAVING count(*) > 1`,
  );
  await among(
    'Place in a status list',
    `SELECT list_number || '/' || list_index AS name, count(*)::int AS count FROM issuance GROUP BY 1 HAVING count(*) > 1`,
  );
  await among(
    'Email',
    `SELECT kind || ' to ' || person_id AS name, count(*)::int AS count FROM message
      WHERE kind IN ('registered', 'submission-received', 'result-ready', 'badge-issued') GROUP BY 1 HAVING count(*) > 1`,
  );
  const messages = await query<{ id: string; state: string }>(`SELECT id, state FROM message WHERE digest_id IS NULL`);
  const arrived = sink.mails.map(({ messageId }) => messageId.replace(/^<|@.*$/g, ''));
  const distinct = new Set(arrived);
  for (const { id, state } of messages)
    if (state === 'sent' && !distinct.has(id)) faults.push(`Email ${id} is called sent, and did not arrive`);
  return { faults, mailsSentAgain: arrived.length - distinct.size };
}
