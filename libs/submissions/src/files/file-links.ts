import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { SignedLinks } from '#storage';
import type { FileGuise } from '../vocabulary.js';

/** How long a link to a file works. It is made anew each time a page asks. */
const linkLastsMs = 15 * 60 * 1000;

/** Short-lived links to files, which work without a session so that a viewer or a download can use them. */
@Injectable()
export class FileLinks {
  constructor(
    private readonly links: SignedLinks,
    private readonly clock: Clock,
  ) {}

  /** The path, with its signature, from the server's root. Who may have it is for the caller to decide. */
  to(fileId: string, guise: FileGuise): { href: string; expiresAt: Date } {
    const expiresAt = new Date(this.clock.now().getTime() + linkLastsMs);
    return { href: this.links.sign(`/v1/files/${fileId}/${guise}`, expiresAt), expiresAt };
  }
}
