import { Refused, Unreachable } from '../../../api/problem';
import type { Artifact, ArtifactFile } from '../../../api/schema';
import { sizeInWords, typesInWords } from '../../../ui/file-words';
import type { ArtifactKind } from '../submission.queries';
import { type RunningUpload, sendFile } from './upload';

type Limits = Pick<NonNullable<Artifact['files']>, 'maxBytes' | 'accept'>;

/** A file that was picked, until it is the artifact's. */
export interface PickedFile {
  id: number;
  file: File;
  state: 'waiting' | 'sending' | 'paused' | 'failed' | 'refused';
  sent: number;
  /** Why it failed or was refused, in a sentence. */
  reason: string | null;
}

interface Listeners {
  /** The server has a file. */
  received: (file: ArtifactFile) => void;
  signedOut: () => void;
}

const atOnce = 2;

/** The files that are on their way to one artifact. It lives as long as the page is loaded, so that going to another page does not break an upload. */
export class UploadQueue {
  private files: readonly PickedFile[] = [];
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

  readonly current = (): readonly PickedFile[] => this.files;

  tell(on: Listeners): void {
    this.on = on;
  }

  get busy(): boolean {
    return this.files.some(({ state }) => state === 'waiting' || state === 'sending');
  }

  add(files: Iterable<File>, limits: Limits): void {
    const added = [...files].map((file): PickedFile => {
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

  /** Sends a file that was paused, or that failed, once more. */
  readonly resume = (id: number): void => {
    this.change(id, { state: 'waiting', reason: null });
    this.next();
  };

  /** Sends everything that failed once more, such as when the line or the session is back. */
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
      if (this.running.get(id) !== upload) return; // it was paused or taken out
      this.running.delete(id);
      const signedOut = error instanceof Refused && error.problem.status === 401;
      if (signedOut) this.on.signedOut();
      const final = error instanceof Refused && error.problem.status < 500 && !signedOut;
      this.change(id, { state: final ? 'refused' : 'failed', reason: final ? error.message : failure(error) });
    }
    this.next();
  }

  private change(id: number, change: Partial<PickedFile>): void {
    this.set(this.files.map((file) => (file.id === id ? { ...file, ...change } : file)));
  }

  private set(files: readonly PickedFile[]): void {
    this.files = files;
    for (const listener of this.listeners) listener();
  }
}

const queues = new Map<string, UploadQueue>();

/** The queue of an artifact. */
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

/** What can be told without sending the file; the server looks at its content. */
function refusal({ size, type }: File, { maxBytes, accept }: Limits): string | null {
  if (size === 0) return 'The file has no content. Look whether it opens on your machine, and pick it again.';
  if (size > maxBytes)
    return `It is ${sizeInWords(size)}; ${sizeInWords(maxBytes)} is the most that is taken here. Make it smaller, or cut it in parts.`;
  if (type !== '' && namesOfType(type).every((name) => !accept.includes(name)))
    return `This kind of file (${type}) is not taken. What is: ${typesInWords(accept)}.`;
  return null;
}

/** Browsers differ in how they call sound. */
function namesOfType(type: string): string[] {
  const same = [
    ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
    ['audio/mp4', 'audio/x-m4a', 'audio/m4a'],
    ['audio/mpeg', 'audio/mp3'],
  ].find((names) => names.includes(type));
  return same ?? [type];
}

function failure(error: unknown): string {
  if (error instanceof Refused && error.problem.status === 401)
    return 'Your session has ended. Sign in again and go on; what has arrived is kept.';
  if (error instanceof Unreachable) return 'The connection broke. What has arrived is kept, and it goes on from there.';
  return 'The server could not take it just now. What has arrived is kept; try again.';
}
