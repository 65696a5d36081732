/** The codes or numbers in a text, with commas, semicolons or spaces between them. */
export const codesIn = (text: string): string[] => text.split(/[,;\s]+/).filter(Boolean);
