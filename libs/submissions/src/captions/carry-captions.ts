import type { Tx } from '#database';

/** Copies the captions of files to the rows of the same files in a later attempt. */
export async function carryCaptions(tx: Tx, newFileIds: ReadonlyMap<string, string>): Promise<void> {
  await tx.query(
    `INSERT INTO captions (file_id, original, sha256, vtt, vtt_sha256, cues, added_at)
     SELECT carried.new_id, original, sha256, vtt, vtt_sha256, cues, added_at
     FROM unnest($1::uuid[], $2::uuid[]) AS carried (old_id, new_id)
     JOIN captions ON captions.file_id = carried.old_id`,
    [[...newFileIds.keys()], [...newFileIds.values()]],
  );
}
