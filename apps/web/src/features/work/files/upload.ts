import type { DetailedError, Upload } from 'tus-js-client';
import { answerOf, api } from '../../../api/client';
import { type Problem, Refused, Unreachable } from '../../../api/problem';
import type { ArtifactFile } from '../../../api/schema';
import type { ArtifactKind } from '../submission.queries';

/** Absolute, since the server answers with addresses relative to it. */
const endpoint = `${window.location.origin}/v1/uploads`;

/** A file on its way to an artifact. */
export interface UploadOrder {
  submissionId: string;
  kind: ArtifactKind;
  file: File;
  onProgress: (sentBytes: number) => void;
}

export interface RunningUpload {
  /** The file as the server has it. @throws Refused with the reason, Unreachable when the line stays down. */
  done: Promise<ArtifactFile>;
  /** Stops sending. What has arrived is kept, and sending the same file again goes on from there. */
  stop: () => void;
  /** Stops sending, and has the server forget what has arrived. */
  discard: () => void;
}

/** Sends a file, or the rest of it where a part has arrived before. The one place that knows how bytes get to the server. */
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
      void upload?.abort(true).catch(() => undefined); // what nobody asks for any more, the server clears away by itself
    },
  };
}

/** Gives up an upload that another visit began. */
export async function giveUpUpload(uploadId: string): Promise<void> {
  const { Upload } = await import('tus-js-client');
  await Upload.terminate(`${endpoint}/${uploadId}`);
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
    return new Refused({ status, code: 'server.error', title: 'The server did not answer as expected.' });
  }
}
