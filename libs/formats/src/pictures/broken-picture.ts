/** A picture that cannot be read as the type it claims to be. */
export class BrokenPicture extends Error {
  override readonly name = 'BrokenPicture';

  constructor(
    readonly problem: 'broken' | 'incomplete',
    message: string,
  ) {
    super(message);
  }
}

export const broken = (message: string): BrokenPicture => new BrokenPicture('broken', message);
export const incomplete = (message: string): BrokenPicture => new BrokenPicture('incomplete', message);
