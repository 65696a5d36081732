/** No upload takes longer than this†; what is older was given up, or cut off by a crash. */
export const uploadLastsMs = 24 * 60 * 60 * 1000;

/** Until when what has arrived of an upload is kept. */
export function expiryOf({ uploadedAt: begunAt }: { uploadedAt: Date }): Date {
  return new Date(begunAt.getTime() + uploadLastsMs);
}
