import { leafOf, type RecordedEvent, saltedDigest } from '../tree/leaf.document.js';
import type { EntrySource, FaultKind } from '../vocabulary.js';

/** A place of the record, with the event that is there now. Its `id` is null when there is none. */
export interface PlacedEvent extends Omit<RecordedEvent, 'id'> {
  id: string | null;
  eventId: string;
  source: EntrySource;
  salt: Buffer | null;
  payloadDigest: Buffer;
  rowsDigest: Buffer | null;
  leafHash: Buffer;
  erasureId: string | null;
}

/** What is wrong with an event, by its place. `earlierEnded`: an event with Laurel's mark has come before it. */
export function faultsOfEntry(
  row: PlacedEvent,
  { earlierEnded }: { earlierEnded: boolean },
): { kind: FaultKind; words: string }[] {
  const { id, eventId } = row;
  if (id === null) return [{ kind: 'removed', words: `Event ${eventId} was removed from the table event.` }];
  const event = { ...row, id };
  const name = `Event ${id} (${row.type} of ${row.subjectKind} ${row.subjectId}, ${row.occurredAt})`;
  const faults: { kind: FaultKind; words: string }[] = [];
  if (row.source === 'unmarked' || (row.source === 'earlier' && earlierEnded))
    faults.push({ kind: 'inserted', words: `${name} was inserted past Laurel: it does not carry Laurel’s mark.` });
  if (!leafOf(event, row).equals(row.leafHash)) {
    faults.push({ kind: 'altered', words: `${name} was altered: it is not what was recorded.` });
    return faults;
  }
  if (row.salt === null || row.erasureId !== null)
    return isEmpty(row.payload)
      ? faults
      : [...faults, { kind: 'altered', words: `${name} was altered: it counts as erased, but it has a payload.` }];
  if (!saltedDigest(row.salt, row.payload).equals(row.payloadDigest))
    faults.push({ kind: 'altered', words: `${name} was altered: its payload is not what was recorded.` });
  const superseded = row.type === 'submission.sealed' && isSuperseded(row.rows);
  if (
    row.rowsDigest !== null &&
    !superseded &&
    (row.rows === null || !saltedDigest(row.salt, row.rows).equals(row.rowsDigest))
  )
    faults.push({
      kind: 'rows-altered',
      words: `${name}: its ${rowsOf(row.type)} in other tables was altered or removed afterwards.`,
    });
  return faults;
}

const isEmpty = (payload: unknown): boolean => Object.keys(payload as object).length === 0;

/** The submission was recalled or returned after this seal, by an event that is in the record too. */
const isSuperseded = (rows: unknown): boolean => (rows as { superseded?: boolean } | null)?.superseded === true;

const names: Readonly<Record<string, string>> = {
  'review.locked': 'locked scores',
  'submission.sealed': 'sealed contents',
  'decision.made': 'decision',
  'decision.released': 'decision',
};
const rowsOf = (type: string): string => names[type] ?? 'award';
