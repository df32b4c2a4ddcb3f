// Bundles and runs libs/database/src/migrations/new-migration.ts. The argument is the migration's name.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { node } from './bundles.mjs';

await build({
  ...node,
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: ['libs/database/src/migrations/new-migration.ts'],
  outfile: 'dist/new-migration.js',
  bundle: true,
  logLevel: 'warning',
});
await import('../dist/new-migration.js');
