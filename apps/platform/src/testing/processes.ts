import { execFileSync } from 'node:child_process';

/** The processes below one, by what they run. */
export function descendants(pid: number, script: string): readonly number[] {
  const all = execFileSync('ps', ['-ax', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
      return match === null ? [] : [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3]! }];
    });
  return all
    .filter(({ parent, command }) => parent === pid && command.includes(script))
    .map((found) => found.pid);
}

/** Kills without a warning the API or the workers of a platform. */
export function killHard(pid: number, script: 'api.js' | 'worker.js'): void {
  const found = descendants(pid, script);
  if (found.length === 0) throw new Error(`No ${script} runs below ${pid}.`);
  for (const child of found) process.kill(child, 'SIGKILL');
}
