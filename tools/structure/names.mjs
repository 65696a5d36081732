/** No two files and no two folders of a slice have names that differ by one letter: nobody could tell them apart. */
export function namesALetterApart(sources) {
  const product = sources.filter(
    ({ path, test }) => !test && /^(libs|apps)\//.test(path) && !path.startsWith('apps/web/'),
  );
  const files = product.map(({ path, slice }) => ({ path, slice })).filter(({ path }) => !entrances.has(nameOf(path)));
  const folders = product.flatMap(({ path, slice }) => foldersOf(path).map((folder) => ({ path: folder, slice })));
  const unique = [...new Map(folders.map((folder) => [folder.path, folder])).values()];
  return [...pairsALetterApart(files), ...pairsALetterApart(unique), ...namesInTwoSlices(files)];
}

function pairsALetterApart(all) {
  return all.flatMap(({ path, slice }) =>
    all
      .filter((other) => other.slice === slice && other.path > path && isALetterApart(nameOf(path), nameOf(other.path)))
      .map(
        (other) =>
          `${path} and ${other.path}: the names differ by a letter or not at all. Give them names that tell them apart.`,
      ),
  );
}

/** In libs, a name of a file is found once, unless every slice has such a file. */
function namesInTwoSlices(files) {
  const named = files.filter(({ path }) => path.startsWith('libs/') && !everywhere.test(path));
  return named.flatMap(({ path, slice }) =>
    named
      .filter((other) => other.slice !== slice && other.path > path && nameOf(other.path) === nameOf(path))
      .map((other) => `${path} and ${other.path}: two files with one name. Say what sets them apart.`),
  );
}

const everywhere = /^libs\/contracts\/|\/src\/(vocabulary|events|tasks)\.ts$/;

/** The folders of a path inside `src`. */
function foldersOf(path) {
  const parts = path.split('/').slice(0, -1);
  return parts.slice(3).map((_, index) => parts.slice(0, index + 4).join('/'));
}

/** Names that represent the folder they are in. */
const entrances = new Set(['index', 'main']);

const nameOf = (path) =>
  path
    .split('/')
    .at(-1)
    .replace(/\.tsx?$/, '');

function isALetterApart(one, other) {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (longer.length - shorter.length > 1) return false;
  const at = [...shorter].findIndex((letter, index) => letter !== longer[index]);
  if (at === -1) return true;
  return shorter.slice(longer.length === shorter.length ? at + 1 : at) === longer.slice(at + 1);
}
