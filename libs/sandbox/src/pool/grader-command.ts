import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** How a grader process is started. */
export interface GraderCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** Our own installation is broken: nothing can be graded until somebody repairs it. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';
}

/** The pinned Node, whatever runs the parent: isolated-vm and the permission model are tested with that one. */
export function graderCommand(entry = graderEntry()): GraderCommand {
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
      // WebAssembly's memory is outside the isolate's heap limit, and TypeScript programs have no use for it: one page.
      '--wasm-max-mem-pages=1',
      // A catastrophic regular expression ends in linear time where it can; where it cannot, the wall clock ends it.
      '--enable-experimental-regexp-engine-on-excessive-backtracks',
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
function graderEntry(): string {
  const places = ['./grader.js', '../../../../dist/grader.js'].map((at) =>
    fileURLToPath(new URL(at, import.meta.url)),
  );
  const found = places.find((path) => existsSync(path));
  if (found === undefined) throw new InstallationError('dist/grader.js is missing. Run `npm run build`.');
  return found;
}
