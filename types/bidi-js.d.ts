/** The parts of bidi-js that papers use. It has no types. */
declare module 'bidi-js' {
  export interface EmbeddingLevels {
    /** One level for each UTF-16 unit. Odd levels run from right to left. */
    levels: Uint8Array;
    paragraphs: { start: number; end: number; level: number }[];
  }

  export default function bidiFactory(): {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl' | 'auto'): EmbeddingLevels;
    getMirroredCharacter(character: string): string | null;
  };
}
