// The directions of imports in CONTRIBUTING.md, as rules. `npm run directions` checks them.

/** The folders that all slices use. They may import each other and the kernel. */
const ground = [
  'config',
  'contracts',
  'database',
  'formats',
  'storage',
  'jobs',
  'mail',
  'watch',
  'documents',
  'embedded-postgres',
  'start',
];

/** The slices, from the lowest to the highest. */
const slices = [
  'programs',
  'identity',
  'catalog',
  'pilots',
  'submissions',
  'reviews',
  'badges',
  'verification',
  'career',
];

/** Slices that listen to events. They may import all of the above, and only the platform may import them. */
const listeners = ['notifications', 'audit', 'record'];

/** The slice that exports and erases what all others hold about a person. It may import all of them. */
const above = ['privacy'];

/** Tests, code that only tests use, benchmarks, drills and tools. */
const tests = '([.-]spec\\.ts$|^libs/testing/|^(apps|libs)/[^/]+/test/|^bench/|^drills/|^tools/)';

/** The words of a slice, each list once. */
const vocabulary = '^libs/[^/]+/src/vocabulary\\.ts$';

/** Parts of the kernel with a name of their own: the page has no use for the rest. */
const kernelParts = '^libs/kernel/src/(nest|unstorable|words|files/index)\\.ts$';

/** A part of the catalog with a name of its own: the page and pure files of other slices judge by it too. */
const passRule = '^libs/catalog/src/pass-rule\\.document\\.ts$';

/** Files that only compute, recognized by their names. */
const pure = '^libs/[^/]+/src/(vocabulary\\.ts$|domain/|.*\\.(policy|lifecycle|document)\\.ts$)';

const libs = (names) => `^libs/(${names.join('|')})/`;

const upwards = slices.map((slice, height) => ({
  name: `${slice}-looks-down-only`,
  comment: `${slice} imports nothing from the slices above it.`,
  severity: 'error',
  from: { path: libs([slice]), pathNot: tests },
  to: { path: libs([...slices.slice(height + 1), ...listeners, ...above, 'platform']) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'If two files need each other, merge them or move the common part to a third. Only types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'Every import can be resolved.',
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
      comment: 'A vocabulary is lists of words. It may import the vocabularies of other slices, and nothing else.',
      severity: 'error',
      from: { path: vocabulary },
      to: { pathNot: vocabulary },
    },
    {
      name: 'pure-files-are-pure',
      comment:
        'Policies, lifecycles and documents may import the kernel, vocabularies and each other, but no framework, no database and no schema library. From Node they may import only modules that compute.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { pathNot: [pure, '^libs/kernel/', `${libs(slices)}src/index\\.ts$`, '^(crypto|buffer|url|util|net)$'] },
    },
    {
      name: 'pure-files-take-types-alone-from-below',
      comment: 'A pure file may import the types of a lower slice, but not its module, entities or operations.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { path: `${libs(slices)}src/index\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'by-index-only',
      comment: 'Import a folder of libs by its name: only what its index.ts exports is public.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: '^libs/testing/' },
      to: {
        path: '^libs/[^/]+/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', vocabulary, kernelParts, passRule],
      },
    },
    {
      name: 'testing-by-index-or-test-folder',
      comment: 'What the tests of all slices share may also be made with what the tests of one slice have.',
      severity: 'error',
      from: { path: '^libs/testing/' },
      to: {
        path: '^libs/[^/]+/',
        pathNot: ['^libs/(testing|[^/]+/test)/', '^libs/[^/]+/src/index\\.ts$', vocabulary, kernelParts, passRule],
      },
    },
    {
      name: 'by-index-only-from-apps',
      severity: 'error',
      from: { path: '^(apps|migrations|bench|drills|tools)/' },
      to: {
        path: '^libs/[^/]+/',
        pathNot: ['^libs/[^/]+/src/index\\.ts$', vocabulary, kernelParts, passRule],
      },
    },
    {
      name: 'ground-knows-no-slice',
      severity: 'error',
      from: { path: libs(ground), pathNot: tests },
      to: {
        path: `^(apps/|libs/(${[...slices, ...listeners, ...above, 'platform'].join('|')})/)`,
        pathNot: vocabulary,
      },
    },
    ...upwards,
    {
      name: 'listeners-are-not-imported',
      comment:
        'These slices react to events. Only the platform and the applications import them. Anyone may import their vocabularies.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: ['^libs/(platform|privacy)/', tests] },
      to: { path: libs([...listeners, ...above]), pathNot: ['^libs/$1/', vocabulary] },
    },
    {
      name: 'libs-know-no-application',
      severity: 'error',
      from: { path: '^(libs|migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'applications-know-the-standalone-not',
      comment: 'api and worker do not depend on the standalone, which runs both in one process.',
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
      comment: 'A package that the product imports must be in dependencies, or it is missing in production.',
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
