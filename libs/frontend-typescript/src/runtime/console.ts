import { Register } from '@heddle/engine';
import { encodeYield, OperationKind } from '@heddle/trace';
import type { Context } from './context';
import { format } from './inspect';
import type { Looking } from './natives/looking';
import { threadIdOf } from './script';
import type { Callable, Twin } from './types';

/**
 * `console`, into the run's output. In an exercise printing is no visible operation: nobody is graded for the order of lines.
 * In a whole program, or a script that a harness runs, what it prints is what it does: each line is an atomic update of one location, which orders nothing,
 * so that a search tries every order.
 */
export function createConsole({ port, stamps }: Context, looking: Looking): Record<string, Callable> {
  const print = (...args: unknown[]): void => {
    const text = format(args);
    port.print(`${text}\n`);
    if (stamps.run.output !== undefined)
      stamps.run.script?.lines.push({ text, threadId: threadIdOf(stamps) });
  };
  const twin: Twin = function* (...args) {
    const site = port.registers[Register.Site]!;
    yield* looking.into(args, site);
    const update = OperationKind.AtomicUpdate;
    const { output } = stamps.run;
    if (output !== undefined && port.access(update, output, site)) yield encodeYield(update, site);
    print(...args);
  };
  const methods: Record<string, Callable> = {};
  const add = (names: string, body: Callable): void => {
    for (const name of names.split(' '))
      methods[name] = { [name]: (...args: unknown[]) => body(...args) }[name]!;
  };
  add('log error warn info debug dir table trace group groupCollapsed', print);
  for (const method of Object.values(methods)) stamps.stampTwin(method, twin);
  // Counters and clocks would need a memory of their own; a line left in to debug with must not fail a submission.
  add('groupEnd time timeEnd timeLog count countReset clear', () => undefined);
  add('assert', (condition, ...args) => {
    if (!condition) print('Assertion failed', ...args);
  });
  return methods;
}
