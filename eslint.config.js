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
  // The one place that reads the machine's clock, and what runs outside the product.
  {
    files: ['libs/kernel/src/clock.ts', 'bench/**', 'tools/**', 'libs/testing/**', 'apps/web/**', '**/*spec.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['bench/**', 'tools/**', 'apps/standalone/**', 'apps/operate/**', '*.js'], rules: { 'no-console': 'off' } },
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
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
