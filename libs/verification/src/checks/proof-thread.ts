import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { bundledContexts } from '#badges';
import { DomainError } from '#kernel';
import type { JsonObject } from '../json.document.js';
import type { VerificationMethod } from './issuer-keys.js';

/** How Node says that a time is over, and that a thread had more memory than it may. */
const tooMuch = new Set<string | undefined>(['ABORT_ERR', 'ERR_WORKER_OUT_OF_MEMORY']);
const multikeyContext = 'https://w3id.org/security/multikey/v1';

/**
 * Checks proofs in a thread beside the one that answers requests. What a JSON-LD document costs is not to be told from its
 * size, so that a stranger's must neither hold up everybody else nor take more memory than it may: the thread is ended when
 * a document takes too much of either, and the next document gets another.
 */
@Injectable()
export class ProofThread implements OnModuleDestroy {
  /** A full badge of ours takes 20 milliseconds, and the libraries some 40 MB. */
  protected readonly limits = { timeMs: 5_000, memoryMb: 192 };
  private worker: Promise<Worker> | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  /**
   * Whether a proof holds for a credential under a key, by eddsa-rdfc-2022. Nothing is fetched: a context that is not bundled
   * makes it false.
   * @throws DomainError `verification.too-costly` where it took more time or memory than any badge does.
   */
  async holds({ proof: _, ...document }: JsonObject, proof: JsonObject, method: VerificationMethod): Promise<boolean> {
    const job = {
      document,
      proof: { '@context': document['@context'], ...proof },
      method: { '@context': multikeyContext, ...method },
    };
    const answer = this.turn.then(() => this.work(job));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  async onModuleDestroy(): Promise<void> {
    await this.end();
  }

  private async work(job: object): Promise<boolean> {
    try {
      const worker = await (this.worker ??= this.begun());
      const answered = once(worker, 'message', { signal: AbortSignal.timeout(this.limits.timeMs) });
      worker.postMessage(job);
      const [verified] = (await answered) as [boolean];
      return verified;
    } catch (error) {
      await this.end();
      if (tooMuch.has((error as { code?: string }).code))
        throw new DomainError(
          'invalid',
          'verification.too-costly',
          'The signature was not checked: that takes more time or memory than any badge does.',
        );
      throw error;
    }
  }

  private async begun(): Promise<Worker> {
    const worker = await started(this.limits.memoryMb);
    worker.once('exit', () => (this.worker = null));
    return worker;
  }

  private async end(): Promise<void> {
    const ending = this.worker;
    this.worker = null;
    await (await ending?.catch(() => undefined))?.terminate();
  }
}

/** A thread that has loaded what it needs. It keeps no process from ending. */
async function started(maxOldGenerationSizeMb: number): Promise<Worker> {
  const worker = new Worker(new URL('./proof-thread.worker.js', import.meta.url), {
    workerData: [...bundledContexts],
    resourceLimits: { maxOldGenerationSizeMb },
  });
  worker.unref();
  worker.on('error', () => undefined); // whoever waits for it hears of it too; one that nobody waits for ends no process
  await once(worker, 'message');
  return worker;
}
