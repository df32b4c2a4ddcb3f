// The rule for module boundaries reads Nx's project graph from its cache and is skipped when there is none, so the
// graph is written first. Arguments go to ESLint: `npm run lint -- --fix`.
import { spawnSync } from 'node:child_process';

const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };

function run(command, args, stdio) {
  const { status } = spawnSync(command, args, { env, stdio, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

run('nx', ['show', 'projects'], ['ignore', 'ignore', 'inherit']);
run('eslint', ['.', '--max-warnings', '0', ...process.argv.slice(2)], ['ignore', 'inherit', 'inherit']);
