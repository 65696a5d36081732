import { Injectable } from '@nestjs/common';
import { OwnDocuments } from './own-documents.js';
import { RemoteDocuments } from './remote-documents.js';

/** Reads the document at an address: our own documents internally, others by a request. */
@Injectable()
export class Documents {
  constructor(
    private readonly own: OwnDocuments,
    private readonly remote: RemoteDocuments,
  ) {}

  /** Starts the time limit for all reading of one verification. */
  limit(): AbortSignal {
    return this.remote.limit();
  }

  /** Whether the address is ours. */
  owns(address: string): boolean {
    return URL.canParse(address) && this.own.owns(new URL(address));
  }

  /** @throws DomainError like {@link RemoteDocuments.read} and {@link OwnDocuments.read}. */
  async read(address: string, signal: AbortSignal): Promise<Buffer> {
    if (this.owns(address)) return Buffer.from(await this.own.read(new URL(address)));
    return this.remote.read(address, signal);
  }
}
