import type { DetailedError, Upload } from 'tus-js-client';
import { answerOf, api } from '../../../api/client';
import { type Problem, Refused, Unreachable } from '../../../api/problem';
import { programHeader } from '../../../api/program';
import type { ArtifactFile } from '../../../api/schema';
import type { ArtifactKind } from '../submission.queries';

/** An absolute address: the server answers with addresses relative to it. */
const endpoint = `${window.location.origin}/v1/uploads`;

/** One upload to an artifact. */
export interface UploadOrder {
  submissionId: string;
  kind: ArtifactKind;
  file: File;
  onProgress: (sentBytes: number) => void;
}

export interface RunningUpload {
  /** The uploaded file. @throws Refused with the reason; Unreachable when the connection stays lost. */
  done: Promise<ArtifactFile>;
  /** Stops the upload. The uploaded part is kept, and uploading the same file again continues from there. */
  stop: () => void;
  /** Stops the upload, and the server deletes the uploaded part. */
  discard: () => void;
}

/** Uploads a file, or the rest of it when a part is already there. No other code knows how bytes reach the server. */
export function sendFile(order: UploadOrder): RunningUpload {
  let upload: Upload | undefined;
  let end: 'stopped' | 'discarded' | undefined;
  const done = prepare(order).then(async (prepared) => {
    upload = prepared.upload;
    if (end !== undefined) throw new Unreachable();
    upload.start();
    const fileId = await prepared.arrived;
    return answerOf(
      api.GET('/v1/submissions/{submissionId}/files/{fileId}', {
        params: { path: { submissionId: order.submissionId, fileId } },
      }),
    );
  });
  return {
    done,
    stop: () => {
      end = 'stopped';
      void upload?.abort();
    },
    discard: () => {
      end = 'discarded';
      void upload?.abort(true).catch(() => undefined); // the server deletes abandoned uploads by itself
    },
  };
}

/** Removes an upload that an earlier visit began. */
export async function removeUpload(uploadId: string): Promise<void> {
  const { Upload } = await import('tus-js-client');
  await Upload.terminate(`${endpoint}/${uploadId}`, { headers: programHeader() });
}

async function prepare({
  submissionId,
  kind,
  file,
  onProgress,
}: UploadOrder): Promise<{ upload: Upload; arrived: Promise<string> }> {
  const { Upload } = await import('tus-js-client');
  let upload!: Upload;
  const arrived = new Promise<string>((resolve, reject) => {
    upload = new Upload(file, {
      endpoint,
      headers: programHeader(),
      metadata: { submissionId, kind, filename: file.name, filetype: file.type, description: '' },
      fingerprint: () =>
        Promise.resolve(['laurel', submissionId, kind, file.name, file.size, file.lastModified].join(':')),
      removeFingerprintOnSuccess: true,
      retryDelays: [0, 1_000, 3_000, 5_000, 10_000],
      onProgress,
      onSuccess: () => resolve(upload.url!.split('/').at(-1)!),
      onError: (error) => reject(refusalOf(error as Partial<DetailedError>)),
    });
  });
  const [previous] = await upload.findPreviousUploads();
  if (previous !== undefined) upload.resumeFromPreviousUpload(previous);
  return { upload, arrived };
}

function refusalOf({ originalResponse }: Partial<DetailedError>): Error {
  if (!originalResponse) return new Unreachable();
  const status = originalResponse.getStatus();
  try {
    return new Refused(JSON.parse(originalResponse.getBody()) as Problem);
  } catch {
    return new Refused({ status, code: 'server.error', title: 'Laurel had a problem. Nothing was changed.' });
  }
}
