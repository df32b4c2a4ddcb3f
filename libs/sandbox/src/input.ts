import { LineSplitter } from './line-splitter';

/**
 * Reads the lines of standard input, which the parent writes. When the input ends, the parent is gone, and so is this
 * process: at once, whatever the isolate's thread is doing.
 */
export function onLine(read: (line: string) => void): void {
  const splitter = new LineSplitter(Infinity, Infinity);
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk: string) => splitter.push(chunk)?.forEach(read));
  process.stdin.on('close', () => process.kill(process.pid, 'SIGKILL'));
}
