// The directions of CONTRIBUTING.md, as rules. `npm run directions` checks them.

/** What the slices stand on. They see each other and the kernel. */
const ground = ['config', 'contracts', 'database', 'storage', 'jobs', 'mail', 'documents', 'embedded-postgres'];

/** The slices, each above those before it. */
const slices = ['identity', 'catalog', 'pilots', 'submissions', 'reviews', 'badges', 'verification', 'career'];

/** Slices that listen to events: they look down on all of the above, and nothing but the platform looks at them. */
const listeners = ['notifications', 'audit'];

/** Tests, what serves only them, and what measures. */
const tests = '([.-]spec\\.ts$|^libs/testing/|^(apps|libs)/[^/]+/test/|^bench/|^tools/)';

/** The words of a slice, each list once. */
const vocabulary = '^libs/[^/]+/src/vocabulary\\.ts$';

/** Files that compute and do nothing else, known by their names. */
const pure = '^libs/[^/]+/src/(vocabulary\\.ts$|domain/|.*\\.(policy|lifecycle|document)\\.ts$)';

const libs = (names) => `^libs/(${names.join('|')})/`;

const upwards = slices.map((slice, height) => ({
  name: `${slice}-looks-down-only`,
  comment: `${slice} imports nothing of the slices above it.`,
  severity: 'error',
  from: { path: libs([slice]), pathNot: tests },
  to: { path: libs([...slices.slice(height + 1), ...listeners, 'platform']) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or lack a third. Types alone may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'kernel-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: tests },
      to: { path: '^(libs|apps|migrations)/', pathNot: '^libs/kernel/' },
    },
    {
      name: 'vocabulary-imports-nothing',
      comment:
        'A vocabulary is lists of words. It may take words from the vocabulary of another slice, and nothing else.',
      severity: 'error',
      from: { path: vocabulary },
      to: { pathNot: vocabulary },
    },
    {
      name: 'pure-files-are-pure',
      comment:
        'Policies, lifecycles and documents know the kernel, vocabularies and each other: no framework, no database, no schema library. Of Node they use what computes.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { pathNot: [pure, '^libs/kernel/', `${libs(slices)}src/index\\.ts$`, '^(crypto|buffer|url|util|net)$'] },
    },
    {
      name: 'pure-files-take-types-alone-from-below',
      comment: 'A slice below lends a pure file its types; its module, entities and operations stay outside.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: `${libs(slices)}src/index\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'by-index-only',
      comment: 'A folder of libs is imported by its name: its index.ts is all that it shows.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: {
        path: '^libs/[^/]+/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', vocabulary, '^libs/kernel/src/(words|nest)\\.ts$'],
      },
    },
    {
      name: 'by-index-only-from-apps',
      severity: 'error',
      from: { path: '^(apps|migrations|bench|tools)/' },
      to: {
        path: '^libs/[^/]+/',
        pathNot: ['^libs/[^/]+/src/index\\.ts$', vocabulary, '^libs/kernel/src/(words|nest)\\.ts$'],
      },
    },
    {
      name: 'ground-knows-no-slice',
      severity: 'error',
      from: { path: libs(ground), pathNot: tests },
      to: { path: `^(apps/|libs/(${[...slices, ...listeners, 'platform'].join('|')})/)`, pathNot: vocabulary },
    },
    ...upwards,
    {
      name: 'listeners-are-not-imported',
      comment:
        'They hear of things by events. Only the platform and the applications put them in. Words are for everyone.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: ['^libs/platform/', tests] },
      to: { path: libs(listeners), pathNot: ['^libs/$1/', vocabulary] },
    },
    {
      name: 'libs-know-no-application',
      severity: 'error',
      from: { path: '^(libs|migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'applications-know-the-standalone-not',
      comment: 'api and worker run alone; the standalone puts both into one process.',
      severity: 'error',
      from: { path: '^apps/(api|worker|operate|web)/', pathNot: tests },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'testing-stays-in-tests',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment: 'What the product imports stands in dependencies, or a production install lacks it.',
      severity: 'error',
      from: { path: '^(libs|apps|migrations)/', pathNot: [tests, '^apps/web/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: ['^apps/web/', '/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'types', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
