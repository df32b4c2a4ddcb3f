import { OperationKind, OperationResult, yieldedKind, yieldedSite } from '@heddle/trace';
import type { Context } from './context';
import { runTwin, type Running, type Twin } from './types';

/** A call of the language's own functions is on the stack, and cannot be left and gone on with. */
const REMEDY =
  'call it first and pass its result on; a template (`${x}`) may wait where String(x) and JSON.stringify(x) may not';

export interface Driver {
  /** Runs a twin to its end without a switch, for callers that are no coroutines (library code, coercions). */
  readonly drive: (twin: Twin, self: unknown, args: ArrayLike<unknown>) => unknown;
  readonly finish: <R>(coroutine: Running<R>) => R;
}

export function createDriver(context: Context): Driver {
  const finish = <R>(coroutine: Running<R>): R => {
    let step = coroutine.next(0);
    while (!step.done) {
      const result: number = context.port.perform(step.value);
      // Both realms must know it when they catch it, so it is of neither's `Error`.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      if (yieldedKind(step.value) === OperationKind.OutOfFuel) throw context.stamps.runOver;
      step =
        result === (OperationResult.Blocked as number)
          ? coroutine.throw(refusal(step.value))
          : coroutine.next(result);
    }
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

  return { finish, drive: (twin, self, args) => finish(runTwin(twin, self, args)) };
}
