/**
 * What an office file may need at most. A real file stays far below. A file that needs more was made to exhaust the
 * machine, or no browser could show it.
 */
export const limits = {
  /** Files in the package. A workbook with 1,000 sheets and their drawings has about 5,000. */
  entries: 20_000,
  /** Bytes of all unpacked files together, also of files in files. An upload has at most 500 MB, mostly pictures. */
  inflatedBytes: 700 * 1024 * 1024,
  /** Bytes of one unpacked XML file. The sheet of a million cells has about 60 MB. */
  xmlBytes: 128 * 1024 * 1024,
  /** Unpacked bytes for each packed byte, in files that unpack to more than `ratioFrom`. XML reaches about 30. */
  ratio: 200,
  ratioFrom: 32 * 1024 * 1024,
  /** Elements in elements. Tables in tables in text boxes reach about 100. */
  depth: 512,
  /** Characters in all attributes of one element. An Office list of compatible namespaces has about 3,000. */
  attributeLength: 4 * 1024 * 1024,
  /** Office files in office files. Charts have a workbook, and a document in a slide has charts. */
  nesting: 3,
} as const;
