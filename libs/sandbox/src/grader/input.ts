/**
 * The first line of standard input. When the input ends, the parent is gone, and so is this process: at once, whatever
 * the isolate's thread is doing.
 */
export function firstLine(): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    process.stdin.setEncoding('utf8');
    process.stdin.on('data', (chunk: string) => {
      text += chunk;
      if (chunk.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    process.stdin.on('close', () => process.kill(process.pid, 'SIGKILL'));
  });
}
