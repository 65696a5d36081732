import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { bundledContexts } from '#badges';
import { DomainError } from '#kernel';
import type { JsonObject } from '../json.document.js';
import type { VerificationMethod } from './issuer-keys.js';

/** The error codes for a timeout and for a thread that is out of memory. */
const tooMuch = new Set<string | undefined>(['ABORT_ERR', 'ERR_WORKER_OUT_OF_MEMORY']);
const multikeyContext = 'https://w3id.org/security/multikey/v1';

/**
 * Checks proofs in a separate thread. The size of a JSON-LD document does not show its cost, so a stranger's document
 * must not delay other requests or exhaust the memory. A document that takes too much time or memory ends the thread,
 * and the next document gets a new one.
 */
@Injectable()
export class ProofThread implements OnModuleDestroy {
  /** A full badge of ours takes 20 milliseconds; the libraries take about 40 MB. */
  protected readonly limits = { timeMs: 5_000, memoryMb: 192 };
  private worker: Promise<Worker> | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  /**
   * Whether a proof is valid for a credential and a key, by eddsa-rdfc-2022. Nothing is fetched: with a context that is
   * not bundled, the proof is not valid.
   * @throws DomainError `verification.too-costly` when it took more time or memory than any badge does.
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
          'The signature was not checked: checking it takes more time or memory than any badge needs.',
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

/** Starts a thread that has loaded its libraries. It does not keep the process alive. */
async function started(maxOldGenerationSizeMb: number): Promise<Worker> {
  const worker = new Worker(new URL('./proof-thread.worker.js', import.meta.url), {
    workerData: [...bundledContexts],
    resourceLimits: { maxOldGenerationSizeMb },
    stdout: true, // what it prints is about strangers' badges, and no line of our log
    stderr: true,
  });
  worker.unref();
  worker.on('error', () => undefined); // the waiting call gets the error too; without this, an idle thread would end the process
  await once(worker, 'message');
  return worker;
}
