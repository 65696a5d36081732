import { Refused, Unreachable } from '../../../api/problem';
import type { Artifact, ArtifactFile } from '../../../api/schema';
import { refuseAnnouncedFile } from '#kernel/files';
import type { ArtifactKind } from '../submission.queries';
import { type RunningUpload, sendFile } from './upload';

type Limits = Pick<NonNullable<Artifact['files']>, 'maxBytes' | 'accept'>;

/** A chosen file that is not uploaded yet. */
export interface ChosenFile {
  id: number;
  file: File;
  state: 'waiting' | 'sending' | 'paused' | 'failed' | 'refused';
  sent: number;
  /** Why the upload failed or was refused, in a sentence. */
  reason: string | null;
}

interface Listeners {
  /** A file is uploaded. */
  received: (file: ArtifactFile) => void;
  signedOut: () => void;
}

const atOnce = 2;

/**
 * The files being uploaded to one artifact. The queue lives as long as the site is open, so that moving to another page
 * does not stop an upload.
 */
export class UploadQueue {
  private files: readonly ChosenFile[] = [];
  private readonly running = new Map<number, RunningUpload>();
  private readonly listeners = new Set<() => void>();
  private picked = 0;
  private on: Listeners = { received: () => undefined, signedOut: () => undefined };

  constructor(
    private readonly submissionId: string,
    private readonly kind: ArtifactKind,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): readonly ChosenFile[] => this.files;

  tell(on: Listeners): void {
    this.on = on;
  }

  get busy(): boolean {
    return this.files.some(({ state }) => state === 'waiting' || state === 'sending');
  }

  add(files: Iterable<File>, limits: Limits): void {
    const added = [...files].map((file): ChosenFile => {
      const reason = refusal(file, limits);
      return { id: ++this.picked, file, state: reason === null ? 'waiting' : 'refused', sent: 0, reason };
    });
    this.set([...this.files, ...added]);
    this.next();
  }

  readonly pause = (id: number): void => {
    this.change(id, { state: 'paused' });
    this.running.get(id)?.stop();
    this.running.delete(id);
    this.next();
  };

  /** Continues a file that was paused or that failed. */
  readonly resume = (id: number): void => {
    this.change(id, { state: 'waiting', reason: null });
    this.next();
  };

  /** Tries every failed file again, for example when the connection or the session is back. */
  readonly resumeFailed = (): void => {
    for (const { id, state } of this.files) if (state === 'failed') this.resume(id);
  };

  readonly remove = (id: number): void => {
    this.running.get(id)?.discard();
    this.running.delete(id);
    this.set(this.files.filter((file) => file.id !== id));
    this.next();
  };

  private next(): void {
    const waiting = this.files.find(({ state }) => state === 'waiting');
    if (waiting === undefined || this.running.size >= atOnce) return;
    const { id, file } = waiting;
    const upload = sendFile({
      submissionId: this.submissionId,
      kind: this.kind,
      file,
      onProgress: (sent) => this.running.has(id) && this.change(id, { sent }),
    });
    this.running.set(id, upload);
    this.change(id, { state: 'sending' });
    void this.follow(id, upload);
    this.next();
  }

  private async follow(id: number, upload: RunningUpload): Promise<void> {
    try {
      const received = await upload.done;
      this.running.delete(id);
      this.set(this.files.filter((file) => file.id !== id));
      this.on.received(received);
    } catch (error) {
      if (this.running.get(id) !== upload) return; // the file was paused or removed
      this.running.delete(id);
      const signedOut = error instanceof Refused && error.problem.status === 401;
      if (signedOut) this.on.signedOut();
      const final = error instanceof Refused && error.problem.status < 500 && !signedOut;
      this.change(id, { state: final ? 'refused' : 'failed', reason: final ? error.message : failure(error) });
    }
    this.next();
  }

  private change(id: number, change: Partial<ChosenFile>): void {
    this.set(this.files.map((file) => (file.id === id ? { ...file, ...change } : file)));
  }

  private set(files: readonly ChosenFile[]): void {
    this.files = files;
    for (const listener of this.listeners) listener();
  }
}

const queues = new Map<string, UploadQueue>();

/** The upload queue of an artifact. */
export function queueOf(submissionId: string, kind: ArtifactKind): UploadQueue {
  const place = `${submissionId}:${kind}`;
  const queue = queues.get(place) ?? new UploadQueue(submissionId, kind);
  queues.set(place, queue);
  return queue;
}

window.addEventListener('online', () => queues.forEach((queue) => queue.resumeFailed()));
window.addEventListener('beforeunload', (event) => {
  if ([...queues.values()].some(({ busy }) => busy)) event.preventDefault();
});

/** Checks what is known before uploading. The server checks the content. */
function refusal({ name, size, type }: File, limits: Limits): string | null {
  try {
    refuseAnnouncedFile({ declared: type, name, size }, limits);
    return null;
  } catch (refused) {
    return (refused as Error).message;
  }
}

function failure(error: unknown): string {
  if (error instanceof Refused && error.problem.status === 401)
    return 'Your session ended. The uploaded part is kept. Sign in again to continue.';
  if (error instanceof Unreachable)
    return 'The connection was lost. The uploaded part is kept, and the upload continues when the connection is back.';
  return 'The upload failed. The uploaded part is kept. Try again.';
}
