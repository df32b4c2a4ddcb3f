import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';

/**
 * Where there is no /proc (macOS, Windows), a grader has to tell its own size (`JobMessage.reportMemory`), and its time is
 * that of the clock on the wall.
 */
export const canSeeProcesses = existsSync('/proc/self/status');

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
  if (!canSeeProcesses) return;
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // It is gone already, or this kernel does not let us: the memory limit is enforced all the same.
  }
}

/** Unless we administrate the system, Linux changes the weight of one session in so long, whoever asks. */
const AGAIN_MS = 150;

/**
 * Gives the session of a process, which it leads, the process's own niceness. Where Linux groups processes by session, each
 * session gets the same share of the processors, and niceness counts only within one (sched(7), "The autogroup feature").
 */
export function weighSession(pid: number, attempts = 5): void {
  if (!canSeeProcesses) return;
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(getPriority(pid)));
  } catch (error) {
    // Where sessions are not grouped, or the process is gone, there is no such file.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN' && attempts > 1) setTimeout(weighSession, AGAIN_MS, pid, attempts - 1).unref();
  }
}

/** What Linux counts processor time in (`USER_HZ`): 100 a second on every architecture that Node runs on. */
const MS_PER_TICK = 10;

/**
 * What a process has used so far, in milliseconds, on all processors together. Undefined when it is gone. See proc_pid_stat(5).
 */
export function processorTime(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name, in parentheses, and may hold anything; `state`, after it, is the third.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system] = [Number(fields[11]), Number(fields[12])];
    return (user + system) * MS_PER_TICK;
  } catch {
    return undefined;
  }
}
