/** heic-convert has no types. */
declare module 'heic-convert' {
  export default function convert(options: {
    buffer: Uint8Array;
    format: 'JPEG' | 'PNG';
    /** From 0 to 1. */
    quality?: number;
  }): Promise<Uint8Array>;
}
