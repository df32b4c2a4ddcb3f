import { always, check, reachable } from 'heddle/harness';
import { currentThread, Lock, RuntimeError, sleep, Thread, ThreadLocal } from 'heddle/threading';

type Student = typeof import('./starter');
type Way = (first: Tool, second: Tool, work: () => void) => void;

/** What a thread holds. Nobody else can see that it changes, so who only takes and gives back is seen to change nothing. */
const hand = new ThreadLocal<readonly Tool[]>([]);

/** What one thread does with tools: a thread of its own, called what it does. */
class Worker extends Thread {
  worked = 0;
  /** The first thing it did that it must not do. */
  wrong: string | undefined;

  constructor(
    readonly way: Way,
    readonly tools: readonly [Tool, Tool],
    readonly inWork: () => void = () => {},
    /** What is wrong with asking for this tool now, if anything is. */
    readonly rule: (
      tool: Tool,
      timeout: number | undefined,
      held: readonly Tool[],
      tools: readonly [Tool, Tool],
    ) => string | undefined = () => undefined,
  ) {
    super({ name: `${way.name}(${tools.map(({ name }) => name).join(', ')})` });
  }

  /** To be called right before the way is. */
  atOnce: () => void = () => {};

  override run(): void {
    this.atOnce();
    this.way(...this.tools, () => {
      this.worked++;
      this.inWork();
      sleep(1);
    });
  }

  note(problem: string | undefined): void {
    if (problem !== undefined && this.wrong === undefined) this.wrong = problem;
  }
}

function me(): Worker | undefined {
  const thread = currentThread();
  return thread instanceof Worker ? thread : undefined;
}

class Tool {
  readonly #lock = new Lock();
  /** Has somebody asked for it while it was taken? */
  askedFor = false;

  constructor(
    readonly name: string,
    readonly id: number,
  ) {}

  isTaken(): boolean {
    return this.#lock.locked();
  }

  acquire(timeout?: number): boolean {
    const worker = me();
    worker?.note(worker.rule(this, timeout, hand.get(), worker.tools));
    if (!this.askedFor && this.isTaken()) this.askedFor = true;
    const got =
      timeout === undefined
        ? this.#lock.acquire()
        : timeout > 0
          ? this.#lock.acquire({ timeout })
          : this.#lock.acquire(false);
    if (got) hand.set([...hand.get(), this]);
    return got;
  }

  release(): void {
    const held = hand.get();
    if (!held.includes(this)) {
      throw new RuntimeError(`release of ${this.name}, which this thread does not hold`);
    }
    hand.set(held.filter((tool) => tool !== this));
    this.#lock.release();
  }
}

function run(...workers: Worker[]): void {
  for (const worker of workers) worker.start();
  for (const worker of workers) worker.join();
}

/** Only now, when all have ended: a deadlock tells more than the step that led to it. */
function judge(...workers: Worker[]): void {
  for (const worker of workers) {
    check.equal(worker.worked, 1, `the number of calls of work in ${worker.name}`);
    check(worker.wrong === undefined, `${worker.name} ${worker.wrong}`);
  }
}

function withBoth(this: void): string | undefined {
  const worker = me();
  if (worker === undefined) return 'called work on another thread';
  const held = hand.get();
  return worker.tools.every((tool) => held.includes(tool)) ? undefined : 'worked without holding both tools';
}

/** Somebody else has the saw for some time. Who wants it waits; who wants other tools works. */
function besideOthers(way: Way, reach: () => void): void {
  const [hammer, saw] = [new Tool('hammer', 1), new Tool('saw', 2)];
  const [file, plane] = [new Tool('file', 3), new Tool('plane', 4)];
  let lent = true;
  let late = false;
  const waits: Worker = new Worker(way, [hammer, saw], () => waits.note(withBoth()));
  const works: Worker = new Worker(way, [file, plane], () => {
    works.note(withBoth());
    if (late && lent) reach();
  });
  works.atOnce = () => {
    late = saw.askedFor;
  };
  saw.acquire();
  waits.start();
  works.start();
  sleep(1);
  lent = false;
  saw.release();
  waits.join();
  works.join();
  judge(waits, works);
}

/** Two threads want the same two tools, in opposite orders. Somebody else has the saw for some time. */
function opposite(way: Way, rule: Worker['rule']): void {
  const [hammer, saw] = [new Tool('hammer', 9), new Tool('saw', 10)];
  const visit = () => me()?.note(withBoth());
  const workers: [Worker, Worker] = [
    new Worker(way, [hammer, saw], visit, rule),
    new Worker(way, [saw, hammer], visit, rule),
  ];
  saw.acquire();
  for (const worker of workers) worker.start();
  sleep(1);
  saw.release();
  for (const worker of workers) worker.join();
  judge(...workers);
}

reachable('all-at-once-beside-others', ({ allAtOnce }: Student, reach) => besideOthers(allAtOnce, reach));

always('all-at-once', ({ allAtOnce }: Student) =>
  opposite(allAtOnce, (tool, timeout, [held]) =>
    held !== undefined && timeout !== 0 && tool.isTaken()
      ? `waited for the ${tool.name} with the ${held.name} in its hand`
      : undefined,
  ),
);

reachable('giving-back-beside-others', ({ givingBack }: Student, reach) => besideOthers(givingBack, reach));

always('giving-back', ({ givingBack }: Student) =>
  opposite(givingBack, (tool, timeout, held, [first, second]) => {
    if (tool === second && !held.includes(first)) return `asked for the ${tool.name} first`;
    if (tool === first && held.includes(second))
      return `asked for the ${tool.name} with the ${second.name} in its hand`;
    if (tool !== second || timeout !== undefined || !tool.isTaken()) return undefined;
    return `waited for the ${tool.name} without a limit, with the ${first.name} in its hand`;
  }),
);

reachable('in-order-beside-others', ({ inOrder }: Student, reach) => besideOthers(inOrder, reach));

always('in-order', ({ inOrder }: Student) =>
  opposite(inOrder, (tool, timeout, held, tools) => {
    const [smaller, greater] = tools.toSorted((a, b) => a.id - b.id) as [Tool, Tool];
    if (tool === greater && !held.includes(smaller)) {
      return `took the ${tool.name} (id ${tool.id}) before the ${smaller.name} (id ${smaller.id})`;
    }
    return timeout === undefined ? undefined : `did not wait for the ${tool.name} for as long as it takes`;
  }),
);

always('sharing', ({ sharing }: Student) => {
  const [hammer, saw] = [new Tool('hammer', 1), new Tool('saw', 2)];
  const none: Worker['rule'] = (tool) => `took the ${tool.name} for itself`;
  const workers: [Worker, Worker] = [
    new Worker(sharing, [hammer, saw], undefined, none),
    new Worker(sharing, [saw, hammer], undefined, none),
  ];
  run(...workers);
  judge(...workers);
});

reachable('sharing-at-once', ({ sharing }: Student, reach) => {
  const [hammer, saw] = [new Tool('hammer', 1), new Tool('saw', 2)];
  let inside = 0;
  const look = () => {
    if (++inside === 2) reach();
    sleep(1);
    inside--;
  };
  run(new Worker(sharing, [hammer, saw], look), new Worker(sharing, [hammer, saw], look));
});
