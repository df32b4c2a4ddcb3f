import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import jest from 'eslint-plugin-jest';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Who may import whom. A layer missing on the left may import nothing. */
const mayImport = {
  trace: [],
  verdict: ['trace'],
  engine: ['trace', 'verdict'],
  strategies: ['trace', 'verdict', 'engine'],
  analyses: ['trace', 'verdict'],
  exploration: ['trace', 'verdict', 'engine', 'strategies', 'analyses'],
  'frontend-typescript': ['trace', 'engine'],
  'frontend-python': ['trace', 'engine'],
  exercise: ['verdict'],
  sandbox: [
    'trace',
    'verdict',
    'engine',
    'strategies',
    'analyses',
    'exploration',
    'frontend-typescript',
    'frontend-python',
  ],
  grading: [
    'trace',
    'verdict',
    'exploration',
    'frontend-typescript',
    'frontend-python',
    'exercise',
    'sandbox',
    'report',
  ],
  report: ['trace', 'verdict', 'exploration'],
  timeline: ['verdict', 'report'],
  'browser-grading': [
    'trace',
    'verdict',
    'engine',
    'exploration',
    'frontend-typescript',
    'frontend-python',
    'report',
  ],
  bench: [
    'trace',
    'verdict',
    'engine',
    'strategies',
    'analyses',
    'exploration',
    'frontend-typescript',
    'frontend-python',
    'exercise',
    'sandbox',
    'grading',
  ],
  cli: ['trace', 'verdict', 'exercise', 'sandbox', 'grading', 'report'],
  contract: ['verdict'],
  'embedded-postgres': [],
  database: ['embedded-postgres'],
  queue: ['verdict', 'exercise'],
  // Never the sandbox: the API runs no student's code.
  api: ['verdict', 'exercise', 'grading', 'report', 'contract', 'database', 'queue'],
  // Never the database.
  worker: ['verdict', 'exercise', 'grading', 'sandbox', 'queue'],
  platform: ['contract', 'database', 'embedded-postgres'],
  // Of the API it knows generated types only. A program is run beside the editor in the browser's worker.
  web: ['verdict', 'report', 'timeline', 'browser-grading'],
};

const depConstraints = [
  ...Object.entries(mayImport).map(([layer, others]) => ({
    sourceTag: `layer:${layer}`,
    onlyDependOnLibsWithTags: [layer, ...others].map((name) => `layer:${name}`),
  })),
  { sourceTag: 'platform:any', onlyDependOnLibsWithTags: ['platform:any'] },
  { sourceTag: 'platform:browser', onlyDependOnLibsWithTags: ['platform:any', 'platform:browser'] },
  { sourceTag: 'platform:node', onlyDependOnLibsWithTags: ['platform:any', 'platform:node'] },
];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/coverage/',
    '.nx/',
    '.heddle/',
    'exercises/',
    '**/fixtures/',
    '**/golden/',
    'apps/bench/models/',
    'scripts/sample/',
    'libs/database/src/generated/',
    '**/*.gen.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@nx': nx },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      // A coroutine twin without a visible operation is still a generator.
      'require-yield': 'off',
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          allowCircularSelfDependency: false,
          enforceBuildableLibDependency: false,
          depConstraints,
        },
      ],
      // With noUncheckedIndexedAccess, `array[i]!` is how an index known to be in range is read.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // Kinds travel packed in integers (see libs/trace); masking one out again is how they are read.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.spec.ts'],
    plugins: { jest },
    rules: {
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'assert*', 'fc.assert'] }],
      'jest/no-conditional-expect': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/valid-expect': 'error',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Nest reads modules and controllers from classes, some of which hold nothing else.
    files: ['apps/api/**/*.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }] },
  },
  {
    files: ['apps/web/**/*.tsx', 'apps/web/**/*.ts'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // One importer each, so that each can be exchanged in one place.
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: ['libs/queue/**', 'libs/database/**', 'libs/embedded-postgres/**', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['bullmq', 'ioredis', 'pg', '@prisma/*', '@electric-sql/*'] },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { projectService: false },
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly' },
    },
  },
  {
    // Programs for a reader's own Node.
    files: ['docs/examples/*.mjs'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        TextDecoderStream: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  prettier,
);
