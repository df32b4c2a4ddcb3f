import { Register } from '@heddle/engine';
import { OperationKind, OperationResult, yieldedKind, yieldedSite } from '@heddle/trace';
import type { Context } from './context';
import { runTwin, type Running, type Twin } from './types';

/** A call of the language's own functions is on the stack, and cannot be left and gone on with. */
const REMEDY =
  'call it first and pass its result on; a template (`${x}`) and String(x) may wait where JSON.stringify(x) may not';

export interface Driver {
  /** Runs a twin to its end without a switch, for callers that are no coroutines (library code, coercions). */
  readonly drive: (twin: Twin, self: unknown, args: ArrayLike<unknown>) => unknown;
  readonly finish: <R>(coroutine: Running<R>) => R;
  /** Resumes a coroutine and runs it to its end or its next marker: operations are performed without a switch. */
  readonly step: <R>(
    coroutine: Running<R>,
    mode: 'next' | 'throw' | 'return',
    value: unknown,
  ) => IteratorResult<number, R>;
}

export function createDriver(context: Context): Driver {
  const performed = <R>(coroutine: Running<R>, code: number): IteratorResult<number, R> => {
    const result: number = context.port.perform(code);
    if (yieldedKind(code) === OperationKind.OutOfFuel) {
      context.port.registers[Register.Site] = yieldedSite(code);
      // Both realms must know it when they catch it, so it is of neither's `Error`.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw context.stamps.runOver;
    }
    return result === (OperationResult.Blocked as number)
      ? coroutine.throw(refusal(code))
      : coroutine.next(result);
  };

  const finish = <R>(coroutine: Running<R>): R => {
    let step = coroutine.next(0);
    while (!step.done) step = performed(coroutine, step.value);
    return step.value;
  };

  const refusal = (code: number): Error => {
    const line = context.lines.get(yieldedSite(code));
    const where = line === undefined ? '' : ` (line ${line})`;
    const error = new Error(
      `this would have to wait inside a call that cannot be interrupted${where}: ${REMEDY}`,
    );
    error.name = 'RuntimeError';
    return error;
  };

  const step: Driver['step'] = (coroutine, mode, value) => {
    let result = coroutine[mode](value);
    while (!result.done && result.value >= 0) result = performed(coroutine, result.value);
    return result;
  };

  return { finish, step, drive: (twin, self, args) => finish(runTwin(twin, self, args)) };
}
