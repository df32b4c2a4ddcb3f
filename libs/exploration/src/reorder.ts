import type { SchedulingPoint, Strategy } from '@heddle/engine';
import { Replay } from '@heddle/strategies';
import { MAIN_TASK } from '@heddle/trace';

/** The tasks of a run, step by step. */
export type Order = readonly number[];

/** More turns than these are not reordered: there are too many ways, and nobody reads so long a table. */
const MAX_TURNS = 60;

/**
 * Orders that could fail in the same way and are simpler to follow, the simplest first: without what a task did, and with
 * two turns of a task made one. Whether they do fail, a run has to tell.
 *
 * Counterexample to dropping deviations alone: `T1 begins, T2 begins, T1 locks a, T2 locks b` has as many deviations as
 * `T1 begins, T1 locks a, T2 begins, T2 locks b`, and comes from none of them being left out.
 */
export function* simplerOrders(order: Order): Generator<Order> {
  for (const task of new Set(order)) if (task !== MAIN_TASK) yield order.filter((each) => each !== task);
  const turns = turnsOf(order);
  if (turns.length > MAX_TURNS) return;
  for (let later = 0; later < turns.length; later++) {
    const earlier = turns.findLastIndex(({ task }, index) => index < later && task === turns[later]!.task);
    if (earlier < 0) continue;
    yield moved(turns, later, earlier + 1);
    yield moved(turns, earlier, later - 1);
  }
}

interface Turn {
  readonly task: number;
  readonly steps: number;
}

function turnsOf(order: Order): readonly Turn[] {
  const turns: Turn[] = [];
  for (const task of order) {
    const last = turns.at(-1);
    if (last?.task === task) turns[turns.length - 1] = { task, steps: last.steps + 1 };
    else turns.push({ task, steps: 1 });
  }
  return turns;
}

/** `to`: its index when it has been taken out. */
function moved(turns: readonly Turn[], from: number, to: number): Order {
  const rest = turns.toSpliced(from, 1).toSpliced(to, 0, turns[from]!);
  return rest.flatMap(({ task, steps }) => new Array<number>(steps).fill(task));
}

/**
 * One run in an order as far as it goes. A task that cannot go on is passed over until it can: whoever joins a task that was
 * left out must not bring it back in. Where no task of the order can, the default choice is made.
 */
export class InOrder implements Strategy {
  private next = 0;
  private readonly done: Uint8Array;
  private readonly fallback: Replay;

  constructor(
    private readonly order: Order,
    seed: number,
  ) {
    this.done = new Uint8Array(order.length);
    this.fallback = new Replay([], seed);
  }

  startRun(): boolean {
    return this.fallback.startRun();
  }

  pick(point: SchedulingPoint): number {
    while (this.done[this.next] === 1) this.next++;
    for (let at = this.next; at < this.order.length; at++) {
      const task = this.order[at]!;
      if (this.done[at] === 1 || task >= point.tasks || !point.isEnabled(task)) continue;
      this.done[at] = 1;
      return task;
    }
    return this.fallback.pick(point);
  }

  random(bound: number): number {
    return this.fallback.random(bound);
  }
}
