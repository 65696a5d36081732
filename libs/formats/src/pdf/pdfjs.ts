/**
 * For runtimes that lack the latest of JavaScript, pdfjs replaces these functions for the whole process with its own,
 * which take several times as long.
 */
const builtIn = [
  [JSON, 'parse'],
  [JSON, 'stringify'],
  [Array.prototype, 'push'],
  [Function.prototype, 'toString'],
] as const;

/** Loads code that replaces functions of the process, and puts them back. pdfjs needs nothing of what its own do more. */
export async function withoutReplacing<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const before = builtIn.map(([of, name]) => Object.getOwnPropertyDescriptor(of, name)!);
  try {
    return await load();
  } finally {
    builtIn.forEach(([of, name], index) => Object.defineProperty(of, name, before[index]!));
  }
}

const load = () => withoutReplacing(() => import('pdfjs-dist/legacy/build/pdf.mjs'));
let loading: ReturnType<typeof load> | undefined;

/** pdfjs, which is loaded once, when it is needed first. */
export const loadPdfjs = (): ReturnType<typeof load> => (loading ??= load());
