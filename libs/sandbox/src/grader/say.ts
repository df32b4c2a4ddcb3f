import type { GraderMessage } from '../protocol';

export function say(message: GraderMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
