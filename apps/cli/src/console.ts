import { COLOURS, PLAIN, type Style } from '@heddle/report';
import type { Environment } from './environment';
import { tell } from './failures';
import type { ExitCode } from './exit-code';

/** Where the CLI writes, and what it may do there. */
export interface Console {
  readonly style: Style;
  /** Standard error is a terminal that can redraw a line. */
  readonly interactive: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Says what went wrong; answers the exit code that goes with it. */
  fail(error: unknown, folder?: string): ExitCode;
}

export function consoleOf(environment: Environment): Console {
  const terminal = process.stdout.isTTY && environment.terminal !== 'dumb';
  const colours = environment.forceColour || (terminal && !environment.noColour);
  const err = (text: string) => void process.stderr.write(text);
  return {
    style: colours ? COLOURS : PLAIN,
    interactive: process.stderr.isTTY && environment.terminal !== 'dumb',
    out: (text) => void process.stdout.write(text),
    err,
    fail(error, folder) {
      const { text, code } = tell(error, folder);
      err(`heddle: ${text}\n`);
      return code;
    },
  };
}
