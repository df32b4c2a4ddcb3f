import { readFileSync } from 'node:fs';

/** What Linux counts processor time in (`USER_HZ`): 100 a second on every architecture that Node runs on. */
const MS_PER_TICK = 10;

/**
 * What a process has used so far, in milliseconds, on all processors together. Undefined when it is gone, or where there
 * is no /proc (macOS, Windows). See proc_pid_stat(5).
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
