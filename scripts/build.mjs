import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { isolate, node } from './bundles.mjs';
import './generate-client.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const bundles = [
  { from: 'apps/cli/src/main.ts', to: 'dist/cli.js', ...node },
  { from: 'apps/bench/src/main.ts', to: 'dist/bench.js', ...node },
  { from: 'apps/api/src/main.ts', to: 'dist/api.js', ...node },
  { from: 'apps/api/src/openapi/print.ts', to: 'dist/openapi.js', ...node },
  { from: 'apps/worker/src/main.ts', to: 'dist/worker.js', ...node },
  { from: 'apps/platform/src/main.ts', to: 'dist/platform.js', ...node },
  { from: 'apps/platform/src/backup.ts', to: 'dist/backup.js', ...node },
  { from: 'apps/platform/src/restore.ts', to: 'dist/restore.js', ...node },
  { from: 'apps/platform/src/bench/load.ts', to: 'dist/bench-load.js', ...node },
  { from: 'libs/sandbox/src/compiler/main.ts', to: 'dist/compiler.js', ...node },
  {
    from: 'libs/sandbox/src/grader/typescript/main.ts',
    to: 'dist/grader.js',
    ...node,
  },
  {
    from: 'libs/sandbox/src/grader/python/main.ts',
    to: 'dist/grader-python.js',
    ...node,
  },
  {
    from: 'libs/sandbox/src/grader/python/training/main.ts',
    to: 'dist/train-python.js',
    ...node,
  },
  {
    from: 'libs/sandbox/src/isolate/engine-main.ts',
    to: 'dist/isolate/engine.js',
    ...isolate,
    globalName: '__heddle_engine',
  },
  {
    from: 'libs/frontend-typescript/src/runtime/main.ts',
    to: 'dist/isolate/runtime-typescript.js',
    ...isolate,
    globalName: '__heddle_runtime',
  },
  {
    from: 'libs/frontend-python/src/runtime/main.ts',
    to: 'dist/isolate/runtime-python.js',
    ...isolate,
    globalName: '__heddle_python',
    // Pyodide's half: each grader reads it anew.
    minifyWhitespace: true,
    // Pyodide imports these on Node only, which an isolate is not.
    external: ['node:*', 'ws'],
    define: { 'import.meta.url': '"/"' },
  },
];

await Promise.all(
  bundles.map(({ from, to, ...options }) =>
    build({
      absWorkingDir: root,
      entryPoints: [from],
      outfile: to,
      bundle: true,
      sourcemap: true,
      logLevel: 'warning',
      ...options,
    }),
  ),
).catch(() => {
  process.exitCode = 1; // esbuild has already printed what and where
});

if (!process.exitCode) {
  run('snapshot-typescript.mjs', '--no-node-snapshot');
  run('snapshot-python.mjs', '--no-node-snapshot');
  run('train-python.mjs');
  run('../apps/web/scripts/build.mjs');
}

function run(script, ...options) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [...options, path], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
