// Run it with `npm run jest`, not bare: commander and Babel are ES modules, which Jest can `require` only on the pinned
// Node with --experimental-vm-modules, and isolated-vm needs --no-node-snapshot.
import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // No test asserts a time; this only ends what hangs, on a machine that is busy with something else, too.
  testTimeout: 120_000,
  // Jest leaves one core to itself, but tests wait for graders, servers and browsers most of the time.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  roots: ['<rootDir>/libs', '<rootDir>/apps'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true },
          target: 'es2024',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};
