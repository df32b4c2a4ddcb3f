// Run it with `npm run jest`, not bare: commander and Babel are ES modules, which Jest can `require` only on the pinned
// Node with --experimental-vm-modules, and isolated-vm needs --no-node-snapshot.
/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
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
