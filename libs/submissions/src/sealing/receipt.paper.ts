import { drawPaper, isolated, type Paper } from '#documents';
import type { Zone } from '#kernel';
import type { Attested } from '../attestations/attestation.policy.js';
import type { Manifest, ManifestArtifact } from './manifest.document.js';

export interface ReceiptFacts {
  /** The program's name. */
  program: string;
  candidate: string;
  pilot: string;
  manifest: Manifest;
  manifestSha256: string;
  /** The first instant that is late. Null when there is no deadline. */
  closesAt: Date | null;
  onTime: boolean;
  /** Times are shown in this zone and in UTC. */
  zone: Zone;
  /** The titles of the artifacts by kind, in the order of the version. */
  titles: ReadonlyMap<string, string>;
}

/** Draws the receipt as a PDF. Its date is the instant of the seal, so the same records give the same bytes. */
export function drawReceipt(facts: ReceiptFacts): Promise<Buffer> {
  const { program, manifest, manifestSha256, closesAt, onTime, zone } = facts;
  const { microCredential, sealedAt } = manifest;
  const name = `${microCredential.code} ${microCredential.title}`;
  const at = new Date(sealedAt);
  return drawPaper(
    { title: `Receipt: ${name}`, author: program, at, foot: `Receipt of submission ${manifest.submissionId}` },
    (paper) => {
      paper.title(onTime ? 'Submitted, on time' : 'Submitted', { above: 'Receipt' });
      paper.facts([
        ['Submitted by', facts.candidate],
        ['Micro-credential', `${isolated(name)}, version ${microCredential.version}`],
        ['Attempt', String(manifest.attempt)],
        ['Pilot', facts.pilot],
        ['Sealed', momentInWords(at, zone)],
        ...(closesAt ? [['Deadline', endOfDayInWords(closesAt, zone)] as const] : []),
        ['Submission', manifest.submissionId],
        ['SHA-256 of the manifest', manifestSha256],
      ]);
      paper.paragraph(
        'The hash is that of the manifest’s canonical JSON (RFC 8785). Anyone with the manifest can use it to check that nothing was changed after the seal.',
        { soft: true },
      );
      for (const [kind, title] of facts.titles) {
        const artifact = manifest.artifacts.find((sealed) => sealed.kind === kind);
        if (artifact) drawArtifact(paper, title, artifact);
      }
      paper.heading('Evidence');
      paper.paragraph(`${counted(manifest.evidence.length, 'link')} for ${counted(manifest.scope.length, 'detail')}.`);
      if (manifest.attestation) drawAttestation(paper, manifest.attestation);
    },
  );
}

function drawAttestation(paper: Paper, { textVersion, said }: Attested): void {
  paper.heading('Attestation');
  for (const { statement, answer } of said) paper.paragraph(answer === '' ? statement : `${statement} ${answer}`);
  paper.paragraph(`Version ${textVersion} of the attestation text.`, { soft: true });
}

function drawArtifact(paper: Paper, title: string, { text, files, links = [], confirmed }: ManifestArtifact): void {
  if (text === null && files.length === 0 && links.length === 0) return;
  paper.heading(title);
  if (text !== null) paper.paragraph(`${counted(text.words, 'word')}, SHA-256 ${text.sha256}`);
  if (confirmed) paper.paragraph('Confirmed by a coach before it was submitted.');
  for (const { position, address } of links) paper.paragraph(`Link ${position}: ${isolated(address)}`);
  if (files.length === 0) return;
  paper.table(
    [
      { name: 'File', share: 3 },
      { name: 'Bytes', share: 1.2 },
      { name: 'SHA-256', share: 4.5 },
    ],
    files.map(({ position, name, size, sha256 }) => [
      `${position}. ${isolated(name)}`,
      size.toLocaleString('en-US'),
      sha256,
    ]),
  );
}

/** "March 2, 2026, 9:00:00 AM CST (America/Chicago), 2026-03-02T15:00:00.000Z". */
function momentInWords(at: Date, zone: Zone): string {
  const words = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
  return `${words.replaceAll(/[\u202f\u00a0]/g, ' ')} (${zone}), ${at.toISOString()}`;
}

/** "The end of Wednesday, March 25, 2026 (America/Chicago), before 2026-03-26T05:00:00.000Z". */
function endOfDayInWords(closesAt: Date, zone: Zone): string {
  const day = new Intl.DateTimeFormat('en-US', { timeZone: zone, dateStyle: 'full' }).format(closesAt.getTime() - 1);
  return `The end of ${day} (${zone}), before ${closesAt.toISOString()}`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
