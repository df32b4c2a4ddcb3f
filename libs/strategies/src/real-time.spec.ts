import { HandwrittenProgram } from '@heddle/engine/testing';
import type { Coroutine } from '@heddle/engine';
import { OperationKind } from '@heddle/trace';
import { RealTime } from './real-time';

/** The order in which tasks that sleep so long wake up. */
function wakingOrder(seconds: readonly number[], seed: number): number[] {
  const order: number[] = [];
  const program = new HandwrittenProgram(function* (p) {
    function* sleeper(index: number): Coroutine {
      yield* p.act(OperationKind.Sleep, 0, { timeout: seconds[index]! });
      order.push(index);
    }
    yield* p.together(...seconds.map((_, index) => sleeper(index)));
  });
  const strategy = new RealTime(seed);
  strategy.startRun();
  program.run(strategy);
  return order;
}

describe('RealTime', () => {
  it.each([1, 2, 3, 4, 5])('wakes sleepers in the order of their deadlines (seed %i)', (seed) => {
    expect(wakingOrder([3, 1, 2], seed)).toEqual([1, 2, 0]);
  });

  it('chooses among those that are due at the same time', () => {
    const orders = new Set(Array.from({ length: 20 }, (_, seed) => wakingOrder([1, 1], seed).join()));

    expect(orders).toEqual(new Set(['0,1', '1,0']));
  });
});
