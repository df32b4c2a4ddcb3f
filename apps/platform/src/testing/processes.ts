import { execFileSync } from 'node:child_process';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** All processes below one. */
function below(ancestor: number): readonly Process[] {
  const all = execFileSync('ps', ['-ax', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3]! }];
    });
  const children = (pid: number): readonly Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...children(child.pid)]);
  return children(ancestor);
}

export function descendantsOf(pid: number): readonly number[] {
  return below(pid).map((found) => found.pid);
}

/** Those that run a script, however far below. What has been forked and is not yet what it will be looks like its parent. */
export function descendants(pid: number, script: string): readonly number[] {
  const found = below(pid).filter(({ command }) => command.includes(script));
  const parents = new Set(found.map((process) => process.pid));
  return found.filter(({ parent }) => !parents.has(parent)).map((process) => process.pid);
}

/** Kills without a warning what runs a script below a platform. Answers how many there were. */
export function killHard(pid: number, script: 'api.js' | 'worker.js' | 'grader.js'): number {
  const found = descendants(pid, `/${script}`);
  for (const child of found) process.kill(child, 'SIGKILL');
  return found.length;
}
