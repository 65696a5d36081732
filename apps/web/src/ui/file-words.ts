/** Said of a file that no scanner has read (rule 25). */
export const notScanned = 'Not scanned for viruses';
