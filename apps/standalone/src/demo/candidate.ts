import { type DemoFile, makeDemoFiles } from './files/demo-files.js';
import { plan } from './files/story.js';
import type { RestClient } from './rest-client.js';
import { type Teller, until } from './teller.js';

interface Submission {
  missingParts: { part: string; say: string }[];
  scope: { id: string }[];
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** The candidate writes, uploads real files, links evidence, and submits. Returns the id of the submission. */
export async function submitArtifacts(candidate: RestClient, enrollmentId: string, tell: Teller): Promise<string> {
  const { id } = await candidate.post<{ id: string }>(`/v1/enrollments/${enrollmentId}/submissions`);
  const path = `/v1/submissions/${id}`;
  const { missingParts, scope } = await candidate.get<Submission>(path);
  tell.step(`The task list names every missing part: ${missingParts.length} at first.`);

  await write(candidate, path, tell);
  const fileIds = await upload(candidate, path, tell);
  for (const [index, { id: detailId }] of scope.entries()) {
    const place = [
      {
        kind: 'document_profile',
        fileId: fileIds[0],
        page: 2,
        explanation: 'What every visitor should see, and how the teams planned for it.',
      },
      {
        kind: 'document_profile',
        fileId: fileIds[3],
        second: 12,
        explanation: 'How a meeting begins: with what students said.',
      },
      { kind: 'document_profile', fileId: fileIds[1], explanation: 'The agenda that every team follows.' },
      { kind: 'responsive_narrative', explanation: 'The part about what we changed along the way.' },
    ][index % 4];
    await candidate.post(`${path}/evidence`, { detailId, ...place });
  }
  tell.step(`Evidence is linked to all ${scope.length} essential outcomes, by page, by second, and by text.`);

  const { text } = await candidate.get<{ text: { version: number } }>(`${path}/attestation`);
  await candidate.put(`${path}/attestation`, {
    textVersion: text.version,
    ownWork: true,
    aiUse: 'wording',
    aiHow: 'A writing assistant corrected spelling and shortened two sentences.',
    consent: 'nobody',
  });
  tell.step('Attested: the work is my own, AI helped with wording, and nobody is shown or named.');

  await until('The virus check', async () =>
    (await candidate.get<Submission>(path)).missingParts.length === 0 ? true : undefined,
  );
  const receipt = await candidate.post<{ manifestSha256: string; sealedAt: string; onTime: boolean }>(
    `${path}/seal`,
    undefined,
    { 'idempotency-key': crypto.randomUUID() },
  );
  tell.step(
    `Nothing is missing. Submitted at ${receipt.sealedAt}, ${receipt.onTime ? 'on time' : 'late'}; the manifest's SHA-256 is ${receipt.manifestSha256}.`,
  );
  return id;
}

async function write(candidate: RestClient, path: string, tell: Teller): Promise<void> {
  const story = plan.map(({ title, paragraphs }) => `${title}\n\n${paragraphs.join('\n\n')}`).join('\n\n');
  const texts = {
    responsive_narrative: `${story}\n\n${story}`,
    portfolio_analysis: plan.map(({ paragraphs }) => paragraphs[0]).join('\n\n'),
    reflection_plan: story,
  };
  for (const [kind, text] of Object.entries(texts)) {
    const draft = await candidate.put<{ revision: number }>(
      `${path}/artifacts/${kind}/text`,
      { text: text.slice(0, 200) },
      { 'if-match': '"0"' },
    );
    const saved = await candidate.put<{ words: number }>(
      `${path}/artifacts/${kind}/text`,
      { text },
      { 'if-match': `"${draft.revision}"` },
    );
    tell.step(
      `Wrote the ${kind.replace('_', ' ')}: ${saved.words} words. Each save replaces the version that was read.`,
    );
  }
}

async function upload(candidate: RestClient, path: string, tell: Teller): Promise<string[]> {
  const files = await makeDemoFiles();
  const empty: DemoFile = { ...files[0]!, name: 'Empty.pdf', content: Buffer.alloc(0) };
  const refused = await candidate
    .upload(`${path}/artifacts/document_profile/files`, empty, {}, () => undefined)
    .then(
      () => {
        throw new Error('An empty file was accepted.');
      },
      (error: Error) => error,
    );
  if (!refused.message.includes('file.empty')) throw refused;
  tell.step('An empty file is refused with the reason, and is not stored.');

  const ids: string[] = [];
  for (const file of files) {
    const label = `${file.name}, ${megabytes(file.content.length)}`;
    const received = await candidate.upload<{ id: string; sha256: string }>(
      `${path}/artifacts/document_profile/files`,
      file,
      { description: file.about },
      (sent) => tell.progress(label, sent, file.content.length),
    );
    tell.step(`Uploaded ${label}; SHA-256 ${received.sha256.slice(0, 16)}…, computed during the upload.`);
    ids.push(received.id);
  }
  return ids;
}
