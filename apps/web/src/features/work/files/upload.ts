import { type Problem, Refused, Unreachable } from '../../../api/problem';
import type { ArtifactFile } from '../../../api/schema';
import type { ArtifactKind } from '../submission.queries';

/** A file on its way to an artifact. */
export interface UploadOrder {
  submissionId: string;
  kind: ArtifactKind;
  file: File;
  onProgress: (sentBytes: number) => void;
}

export interface RunningUpload {
  /** The file as the server has it. @throws Refused with the reason, Unreachable when the line is down. */
  done: Promise<ArtifactFile>;
  /** Stops sending. What comes of `done` then does not matter. */
  stop: () => void;
}

/** Sends a file. The one place that knows how bytes get to the server. */
export function sendFile({ submissionId, kind, file, onProgress }: UploadOrder): RunningUpload {
  const request = new XMLHttpRequest();
  const done = new Promise<ArtifactFile>((resolve, reject) => {
    request.open('POST', `/v1/submissions/${submissionId}/artifacts/${kind}/files`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(Math.min(loaded, file.size)));
    request.addEventListener('error', () => reject(new Unreachable()));
    request.addEventListener('abort', () => reject(new Unreachable()));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as ArtifactFile);
      else reject(new Refused((request.response as Problem | null) ?? { status: request.status, code: 'server.error', title: 'The server did not answer as expected.' }));
    });
    const parts = new FormData();
    parts.append('file', file, file.name);
    request.send(parts);
  });
  return { done, stop: () => request.abort() };
}
