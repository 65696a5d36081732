import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { SignedLinks } from '#storage';
import type { FileGuise } from '../vocabulary.js';

/** How long a link to a file works. The page asks for a new link each time. */
const linkLastsMs = 15 * 60 * 1000;

/** Short-lived links to files. They work without a session, so viewers and downloads can use them. */
@Injectable()
export class FileLinks {
  constructor(
    private readonly links: SignedLinks,
    private readonly clock: Clock,
  ) {}

  /** The signed path, from the server's root. The caller decides who may have it. */
  to(fileId: string, guise: FileGuise): { href: string; expiresAt: Date } {
    return this.signed(`/v1/files/${fileId}/${guise}`);
  }

  /** Like {@link to}, for the captions of a recording. */
  toCaptions(fileId: string): { href: string; expiresAt: Date } {
    return this.signed(`/v1/captions/${fileId}`);
  }

  private signed(path: string): { href: string; expiresAt: Date } {
    const expiresAt = new Date(this.clock.now().getTime() + linkLastsMs);
    return { href: this.links.sign(path, expiresAt), expiresAt };
  }
}
