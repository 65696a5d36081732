/** What the browser remembers of the choice: in the tab first, so that two tabs can show two programs. */
const key = 'laurel-program';
const stores = () => [window.sessionStorage, window.localStorage];

/** The code of the program that this tab shows; null until somebody chose one. */
export function chosenProgram(): string | null {
  return (
    quietly(() =>
      stores()
        .map((store) => store.getItem(key))
        .find(Boolean),
    ) ?? null
  );
}

/** Chooses the program of this tab and of tabs that are opened later. */
export function chooseProgram(code: string): void {
  quietly(() => stores().forEach((store) => store.setItem(key, code)));
}

/** Forgets the choice: the program that the person joined first is shown. */
export function forgetProgram(): void {
  quietly(() => stores().forEach((store) => store.removeItem(key)));
}

/** The header that names the program of this tab in a request. */
export function programHeader(): Record<string, string> {
  const code = chosenProgram();
  return code === null ? {} : { 'Laurel-Program': code };
}

/** The address of something to download, with the program of this tab: a link sends no header. */
export function downloadOf(path: string): string {
  const code = chosenProgram();
  return code === null ? path : `${path}?program=${code}`;
}

/** Does nothing in a browser that refuses to remember. */
function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
