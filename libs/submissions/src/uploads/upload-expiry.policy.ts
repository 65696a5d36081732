/** No upload takes longer than this†. An older upload was abandoned, or a crash cut it off. */
export const uploadLastsMs = 24 * 60 * 60 * 1000;

/** Until then the bytes that have arrived are kept. */
export function expiryOf({ uploadedAt: begunAt }: { uploadedAt: Date }): Date {
  return new Date(begunAt.getTime() + uploadLastsMs);
}
