import { aFile, type Laurel, type TheirSubmission } from '#testing';
import type { ArtifactFile } from '#submissions';

/** A file that counts as a recording. Its bytes do not matter. */
export async function aRecording(laurel: Laurel, submission: TheirSubmission): Promise<ArtifactFile> {
  const file = await aFile(laurel, submission);
  await laurel.dataSource.query(`UPDATE artifact_file SET media_type = 'audio/wav' WHERE id = $1`, [file.id]);
  return { ...file, mediaType: 'audio/wav' };
}

export const someCaptions = Buffer.from('WEBVTT by Sample Principal\n\n00:01.000 --> 00:04.000\nGood morning.\n');
