import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { isolate, node } from './bundles.mjs';
import './generate-client.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const bundles = [
  { from: 'apps/cli/src/main.ts', to: 'dist/cli.js', ...node },
  { from: 'apps/bench/src/main.ts', to: 'dist/bench.js', ...node },
  { from: 'apps/api/src/main.ts', to: 'dist/api.js', ...node },
  { from: 'apps/worker/src/main.ts', to: 'dist/worker.js', ...node },
  { from: 'apps/platform/src/main.ts', to: 'dist/platform.js', ...node },
  { from: 'apps/platform/src/bench/load.ts', to: 'dist/bench-load.js', ...node },
  {
    from: 'libs/sandbox/src/grader/main.ts',
    to: 'dist/grader.js',
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
];

await Promise.all(
  bundles
    .filter(({ from }) => existsSync(new URL(`../${from}`, import.meta.url)))
    .map(({ from, to, ...options }) =>
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
