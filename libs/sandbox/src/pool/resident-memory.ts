import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Where there is no /proc (macOS, Windows), a grader has to tell its own size: see `JobMessage.reportMemory`. */
export const canReadMemory = existsSync('/proc/self/status');

/** What a process has in memory, in bytes; undefined when it is gone. Synchronous: /proc is not a disk. */
export function residentMemory(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** When the machine runs out of memory, the kernel is to end a grader, not the worker. */
export function sacrificeFirst(pid: number): void {
  if (!canReadMemory) return;
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // It is gone already, or this kernel does not let us: the memory limit is enforced all the same.
  }
}
