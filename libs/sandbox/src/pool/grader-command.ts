import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JobLanguage } from '../job';

/** How a grader process is started. */
export interface GraderCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** Our own installation is broken: nothing can be graded until somebody repairs it. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}

/**
 * WebAssembly's memory is outside the isolate's heap limit. TypeScript programs have no use for it: one page. Python's is
 * all of its memory: 128 MB, of which it has 30 when it starts.
 */
const WASM_PAGES: Readonly<Record<JobLanguage, number>> = { typescript: 1, python: 2048 };

const GRADERS: Readonly<Record<JobLanguage, string>> = {
  typescript: 'grader.js',
  python: 'grader-python.js',
};

export function compilerCommand(): GraderCommand {
  return graderCommand('typescript', bundle('compiler.js'));
}

/** The pinned Node, whatever runs the parent: isolated-vm and the permission model are tested with that one. */
export function graderCommand(language: JobLanguage, entry = bundle(GRADERS[language])): GraderCommand {
  const isolatedVm = packageFolder('isolated-vm');
  const loader = packageFolder('node-gyp-build', createRequire(join(isolatedVm, 'package.json')));
  const readable = [...[dirname(entry), isolatedVm, loader].map((folder) => folder + sep), ...PROBED];
  return {
    file: join(packageFolder('node'), 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    args: [
      '--permission',
      '--allow-addons',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      '--disable-warning=SecurityWarning',
      '--no-node-snapshot',
      '--no-global-search-paths',
      '--disallow-code-generation-from-strings',
      `--wasm-max-mem-pages=${WASM_PAGES[language]}`,
      // A catastrophic regular expression ends in linear time where it can; where it cannot, the limit of its time does.
      '--enable-experimental-regexp-engine-on-excessive-backtracks',
      // Most jobs are over before optimized code would have paid for its compilation.
      '--efficiency-mode',
      '--max-semi-space-size=4',
      entry,
    ],
  };
}

/** What isolated-vm's loader looks at to tell the C library. */
const PROBED = ['/etc/alpine-release'];

const require = createRequire(import.meta.url);

function packageFolder(name: string, from = require): string {
  try {
    return dirname(from.resolve(`${name}/package.json`));
  } catch (error) {
    throw new InstallationError(`The package "${name}" is not installed. Run \`npm ci\`.`, { cause: error });
  }
}

/** Beside the bundle that this code is part of, or in dist/ when it runs from its source. */
function bundle(file: string): string {
  const places = [`./${file}`, `../../../../dist/${file}`].map((at) =>
    fileURLToPath(new URL(at, import.meta.url)),
  );
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new InstallationError(`dist/${file} is missing. Run \`npm run build\`.`);
  return found;
}
