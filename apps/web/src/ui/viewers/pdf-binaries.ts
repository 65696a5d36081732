/** What PDFs may need in addition to the worker: standard fonts, character maps, and decoders for scanned pages. */
const addresses: Readonly<Record<string, string>> = import.meta.glob(
  [
    '../../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '../../../../../../node_modules/pdfjs-dist/cmaps/*.bcmap',
    '../../../../../../node_modules/pdfjs-dist/wasm/*.wasm',
  ],
  { query: '?url', import: 'default', eager: true },
);

const byName = new Map(
  Object.entries(addresses).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

/** Fetches each from the built page when a document needs it. */
export class PdfBinaries {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = byName.get(filename);
    if (address === undefined) throw new Error(`The page has no ${filename}.`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${filename} was not found.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
