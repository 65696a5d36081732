import { Readable } from 'node:stream';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { detailsOf } from '#catalog';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { FilePlace } from '#storage';
import { AddCaptions, AddFile, type ArtifactFile, LinkEvidence, SaveText, SealSubmission } from '#submissions';
import {
  asCandidate,
  aPerson,
  aSubmission,
  checkedFile,
  completed,
  type Laurel,
  type PersonOptions,
  type SubmissionSituation,
  type TheirSubmission,
  versionOf,
} from '#testing';

interface GivenFile {
  name: string;
  mediaType: string;
  content: Uint8Array;
  description: string;
}

/** A PDF with this many pages, each showing its number. */
export async function aPdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page++) {
    const sheet = document.addPage([595, 842]);
    sheet.drawText(`Minutes of meeting ${page}`, { x: 60, y: 760, size: 22, font });
    for (let line = 0; line < 18; line++)
      sheet.drawText(`${line + 1}. What the team agreed on, who will do it, and by when.`, {
        x: 60,
        y: 710 - line * 24,
        size: 12,
        font,
      });
  }
  return document.save();
}

/** Silence for this many seconds, at 8,000 samples per second. */
export function aSound(seconds: number): Uint8Array {
  const samples = seconds * 8_000;
  const sound = Buffer.alloc(44 + samples, 128);
  sound.write('RIFF', 0);
  sound.writeUInt32LE(36 + samples, 4);
  sound.write('WAVEfmt ', 8);
  sound.writeUInt32LE(16, 16);
  sound.writeUInt16LE(1, 20);
  sound.writeUInt16LE(1, 22);
  sound.writeUInt32LE(8_000, 24);
  sound.writeUInt32LE(8_000, 28);
  sound.writeUInt16LE(1, 32);
  sound.writeUInt16LE(8, 34);
  sound.write('data', 36);
  sound.writeUInt32LE(samples, 40);
  return sound;
}

/** The smallest possible picture. */
export const aPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A file of the artifact, checked and prepared. */
export async function added(
  laurel: Laurel,
  { id: submissionId, candidateId }: TheirSubmission,
  kind: ArtifactKind,
  { content, ...about }: GivenFile,
): Promise<ArtifactFile> {
  const receive = async ({ store, key, maxBytes }: FilePlace) => {
    const stored = await store.write(key, Readable.from([Buffer.from(content)]), { maxBytes });
    return { file: { key, name: about.name, mediaType: about.mediaType, ...stored }, description: about.description };
  };
  const file = await laurel.get(AddFile).run({ actor: asCandidate(candidateId), submissionId, kind, receive });
  await checkedFile(laurel, file.id);
  return file;
}

export interface SubmissionFiles extends SubmissionSituation {
  /** Who submits it; by default someone new. */
  candidate?: PersonOptions;
  /** Text in the candidate's own file names. */
  namesSay?: string;
  /** The PDF, and the page that shows the first detail; by default page 3 of 5. */
  pdf?: { content: Uint8Array; page: number };
  /** The third file; by default a picture. */
  third?: GivenFile;
  /** WebVTT or SRT for the audio file; by default none. */
  captions?: string;
  /** The narrative's text; by default as many words as it needs. */
  narrative?: string;
  /** Why the narrative shows the first detail; by default it is not linked. */
  narrativeShows?: string;
}

/** A submission with a PDF of five pages, an audio file, and evidence that names a page and a second. */
export async function aSubmissionWithFiles(
  laurel: Laurel,
  {
    candidate,
    namesSay = 'Minutes',
    pdf: thePdf,
    third: thirdFile,
    captions,
    narrative,
    narrativeShows,
    ...situation
  }: SubmissionFiles = {},
): Promise<TheirSubmission> {
  const person = candidate && (await aPerson(laurel, candidate));
  const draft = await aSubmission(laurel, { ...situation, ...(person ? { person } : {}) }).draft();
  const pdf = await added(laurel, draft, 'document_profile', {
    name: `${namesSay}.pdf`,
    mediaType: 'application/pdf',
    content: thePdf?.content ?? (await aPdf(5)),
    description: 'Minutes of five team meetings',
  });
  const sound = await added(laurel, draft, 'document_profile', {
    name: `${namesSay}.wav`,
    mediaType: 'audio/wav',
    content: aSound(20),
    description: 'The opening of the reading hour',
  });
  await added(
    laurel,
    draft,
    'document_profile',
    thirdFile ?? {
      name: `${namesSay}.png`,
      mediaType: 'image/png',
      content: aPicture,
      description: 'The wall with the plans',
    },
  );
  if (captions !== undefined)
    await laurel.get(AddCaptions).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      fileId: sound.id,
      content: Buffer.from(captions),
    });
  if (narrative !== undefined)
    await laurel.get(SaveText).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      kind: 'responsive_narrative',
      text: narrative,
      revision: 0,
    });
  const link = (
    detailId: string,
    fileId: string,
    place: { page: number | null; second: number | null },
    explanation: string,
  ) =>
    laurel.get(LinkEvidence).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      evidence: { detailId, kind: 'document_profile', fileId, explanation, ...place },
    });
  const [first, second, third] = detailsOf((await versionOf(laurel, draft)).content).map(({ id }) => id) as [
    string,
    string,
    string,
  ];
  await link(
    first,
    pdf.id,
    { page: thePdf?.page ?? 3, second: null },
    'The third meeting sets the time and says who will read.',
  );
  await link(second, pdf.id, { page: 5, second: null }, 'The fifth meeting prepares every teacher.');
  await link(third, sound.id, { page: null, second: 12 }, 'The principal reads along.');
  if (narrativeShows !== undefined)
    await laurel.get(LinkEvidence).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      evidence: {
        detailId: first,
        kind: 'responsive_narrative',
        fileId: null,
        page: null,
        second: null,
        explanation: narrativeShows,
      },
    });
  const submission = await completed(laurel, draft);
  await laurel.get(SealSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
  return submission;
}
