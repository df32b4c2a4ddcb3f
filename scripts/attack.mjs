// Bundles the attack suite of the sandbox and runs it against the graders in dist/. Arguments choose cases.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await build({
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: ['libs/sandbox/src/attacks/main.ts'],
  outfile: 'dist/attack.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  logLevel: 'warning',
});
await import('../dist/attack.js');
