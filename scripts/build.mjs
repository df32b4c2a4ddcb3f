import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The student's machine has node_modules, so the CLI carries only our own packages. */
const onlyOurOwnPackages = {
  name: 'only-our-own-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@heddle/') ? undefined : { path, external: true },
    );
  },
};

const node = { platform: 'node', format: 'esm', target: 'node24' };
const isolate = { platform: 'neutral', format: 'iife', target: 'es2024', mainFields: ['module', 'main'] };

// A bundled CommonJS package calls `require`, which an ES module has to make for itself.
const requireInModule = {
  js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
};

const bundles = [
  { from: 'apps/cli/src/main.ts', to: 'dist/cli.js', ...node, plugins: [onlyOurOwnPackages] },
  {
    from: 'libs/sandbox/src/grader/main.ts',
    to: 'dist/grader.js',
    ...node,
    external: ['isolated-vm'],
    banner: requireInModule,
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
