/** What the page may take from libs: the kernel, and the vocabularies and documents at the top of a slice. */
export function partsOfLibs(): Promise<string[]>;
