// Bundles the attack suite of the sandbox and runs it against the graders in dist/. Arguments choose cases.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { node } from './bundles.mjs';

await build({
  ...node,
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: ['libs/sandbox/src/attacks/main.ts'],
  outfile: 'dist/attack.js',
  bundle: true,
  logLevel: 'warning',
});
await import('../dist/attack.js');
