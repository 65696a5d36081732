import { Injectable } from '@nestjs/common';
import { OwnDocuments } from './own-documents.js';
import { RemoteDocuments } from './remote-documents.js';

/** What stands at an address: our own from inside, all else by a request. */
@Injectable()
export class Documents {
  constructor(
    private readonly own: OwnDocuments,
    private readonly remote: RemoteDocuments,
  ) {}

  /** Begins the time that one verification has for all its reading. */
  limit(): AbortSignal {
    return this.remote.limit();
  }

  /** Whether an address is one of ours. */
  owns(address: string): boolean {
    return URL.canParse(address) && this.own.owns(new URL(address));
  }

  /** @throws DomainError as {@link RemoteDocuments.read} and {@link OwnDocuments.read} do. */
  async read(address: string, signal: AbortSignal): Promise<Buffer> {
    if (this.owns(address)) return Buffer.from(await this.own.read(new URL(address)));
    return this.remote.read(address, signal);
  }
}
