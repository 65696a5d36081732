/** The line breaker that pdfkit uses as well. It has no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place where a line may end, or null at the end of the text. */
    nextBreak(): { position: number; required: boolean } | null;
  }
}
