import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const machineTime = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from the injected Clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from the injected Clock.',
  },
];

const writes = '/^(insert|update|upsert|save|delete|remove|recover|restore|clear|increment|decrement|soft.*)$/';
const writesInSql = '/^\\s*(WITH[^]*\\)\\s*)?(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|TRUNCATE)\\b/i';
/** An object that is only for reading: `dataSource`, `this.dataSource`, `manager`, `this.dataSource.manager`. */
const reader = (place) =>
  `:matches([${place}.name=/^(dataSource|manager)$/], [${place}.property.name=/^(dataSource|manager)$/])`;
const message = 'Write with the `tx` of Transactor.run, so that changes that belong together are committed together.';

/** Everything that changes a row goes through the Transactor. */
const writingOutsideATransaction = [
  { selector: `CallExpression[callee.property.name=${writes}]${reader('callee.object')}`, message },
  {
    selector: `CallExpression[callee.property.name='query']${reader('callee.object')}:matches([arguments.0.value=${writesInSql}], [arguments.0.quasis.0.value.raw=${writesInSql}])`,
    message,
  },
  {
    selector: `CallExpression[callee.property.name=${writes}][callee.object.callee.property.name='createQueryBuilder']${reader('callee.object.callee.object')}`,
    message,
  },
  { selector: "CallExpression[callee.property.name='transaction']", message },
  {
    selector: 'CallExpression[callee.property.name=/^get(Tree)?Repository$/]',
    message: 'Read with the entity manager: a repository could also write, without a transaction.',
  },
  { selector: 'Decorator[expression.callee.name=/^Inject(Repository|EntityManager|DataSource)$/]', message },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.laurel/', 'apps/web/src/api/schema.*', 'apps/web/dist/'] },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-function-type': 'off', // Nest and TypeORM take classes as Function
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...machineTime],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['apps/web/src/**'], ...reactHooks.configs.flat.recommended },
  // The one file that reads the machine's clock, and code outside the product.
  {
    files: [
      'libs/kernel/src/clock.ts',
      'bench/**',
      'drills/**',
      'tools/**',
      'libs/testing/**',
      'apps/web/**',
      '**/*spec.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['libs/*/src/**/*.ts', 'apps/{api,worker,operate,standalone}/src/**/*.ts'],
    ignores: ['libs/testing/**', '**/*spec.ts', 'libs/kernel/src/clock.ts', 'libs/database/src/transactor.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...machineTime, ...writingOutsideATransaction],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/typeorm',
              importNames: ['InjectRepository', 'InjectEntityManager', 'InjectDataSource', 'getRepositoryToken'],
              message,
            },
            { name: 'typeorm', importNames: ['Repository'], message },
          ],
        },
      ],
    },
  },
  {
    files: ['bench/**', 'drills/**', 'tools/**', 'apps/standalone/**', 'apps/operate/**', '*.js'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'console',
          'process',
          'performance',
          'URL',
          'setTimeout',
          'clearTimeout',
          'Buffer',
          'fetch',
          'module',
          'require',
          '__dirname',
          '__filename',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
