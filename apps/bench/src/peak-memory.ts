import { readFileSync } from 'node:fs';

const POLL_MS = 10;

/** The largest resident set of any child process while `work` runs, in MB; undefined where there is no /proc. */
export async function peakMemoryOfChildren(work: () => Promise<unknown>): Promise<number | undefined> {
  let peak: number | undefined;
  const timer = setInterval(() => {
    for (const child of children()) {
      const resident = residentPeak(child);
      if (resident !== undefined) peak = Math.max(peak ?? 0, resident);
    }
  }, POLL_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak;
}

function children(): string[] {
  return read(`/proc/self/task/${process.pid}/children`)
    .split(' ')
    .filter((pid) => pid !== '');
}

function residentPeak(pid: string): number | undefined {
  const match = /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`));
  return match === null ? undefined : Number(match[1]) / 1024;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
