import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { weighSession } from './proc';

const autogroups = existsSync('/proc/self/autogroup') ? it : it.skip;

autogroups('a process that leads a session takes no more than its niceness from other sessions', () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
  const group = () => readFileSync(`/proc/${child.pid}/autogroup`, 'latin1');
  try {
    setPriority(child.pid!, 7);
    expect(group()).toMatch(/ nice 0$/m);
    weighSession(child.pid!);
    expect(group()).toMatch(/ nice 7$/m);
  } finally {
    child.kill('SIGKILL');
  }
});
