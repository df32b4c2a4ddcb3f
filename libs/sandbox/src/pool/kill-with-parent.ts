import type { ChildProcess } from 'node:child_process';

const alive = new Set<ChildProcess>();

function killAll(): void {
  for (const child of alive) child.kill('SIGKILL');
}

/**
 * Kills the process when this one exits. A parent that is killed itself runs no code: then the grader finds its input
 * closed and ends on its own. Returns what to call when the process is gone.
 */
export function killWithParent(child: ChildProcess): () => void {
  if (alive.size === 0) process.on('exit', killAll);
  alive.add(child);
  return () => {
    alive.delete(child);
    if (alive.size === 0) process.off('exit', killAll);
  };
}
