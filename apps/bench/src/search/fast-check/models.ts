import type fc from 'fast-check';

/** A model as a TypeScript developer would have to write it for fast-check. Throws when the bug shows. */
export type AsyncModel = (turn: Turn, start: Start) => Promise<void>;

/** Lets fast-check's scheduler decide who goes on. What comes between two turns cannot be interrupted. */
export type Turn = () => Promise<void>;
/** Runs the tasks together until all are done. */
export type Start = (tasks: readonly (() => Promise<void>)[]) => Promise<void>;

/** Binds a model to one of fast-check's schedulers. */
export async function runModel(model: AsyncModel, scheduler: fc.Scheduler): Promise<void> {
  await model(
    () => scheduler.schedule(Promise.resolve()),
    async (tasks) => {
      await scheduler.waitFor(Promise.all(tasks.map((task) => task())));
    },
  );
}

/**
 * The models that fast-check can express, by the name of ours: a critical section is what runs between two turns, and an unlocked
 * access is a turn of its own. Left out: `deadlock01` and `wronglock_3`, which are about locks; there are none between
 * turns.
 */
export const ASYNC_MODELS: Readonly<Record<string, AsyncModel>> = {
  async account(turn, start) {
    let balance = 1;
    let depositDone = false;
    let withdrawDone = false;
    await start([
      async () => {
        await turn();
        if (depositDone && withdrawDone) expect(balance === -5, 'the balance');
      },
      async () => {
        await turn();
        balance += 2;
        depositDone = true;
      },
      async () => {
        await turn();
        balance -= 4;
        withdrawDone = true;
      },
    ]);
  },

  async bluetooth_driver(turn, start) {
    let pendingIo = 1;
    let stoppingFlag = false;
    let stoppingEvent = false;
    let stopped = false;
    const decrement = async (): Promise<void> => {
      await turn();
      const left = --pendingIo;
      if (left !== 0) return;
      await turn();
      stoppingEvent = true;
    };
    await start([
      async () => {
        await turn();
        stoppingFlag = true;
        await decrement();
        await turn();
        if (!stoppingEvent) return;
        await turn();
        stopped = true;
      },
      async () => {
        await turn();
        if (!stoppingFlag) {
          await turn();
          pendingIo++;
          await turn();
          expect(!stopped, 'works after it was stopped');
        }
        await decrement();
      },
    ]);
  },

  async circular_buffer(turn, start) {
    const ROUNDS = 7;
    const buffer: number[] = [];
    let first = 0;
    let send = true;
    await start([
      async () => {
        for (let i = 0; i < ROUNDS; i++) {
          await turn();
          if (!send) continue;
          buffer.push(i);
          send = false;
        }
      },
      async () => {
        for (let i = 0; i < ROUNDS; i++) {
          await turn();
          if (send) continue;
          expect(buffer[first++] === i, 'what was received');
          send = true;
        }
      },
    ]);
  },

  async lazy01(turn, start) {
    let data = 0;
    const add = (amount: number) => async () => {
      await turn();
      data += amount;
    };
    await start([
      add(1),
      add(2),
      async () => {
        await turn();
        expect(data < 3, 'data reached 3');
      },
    ]);
  },

  async queue(turn, start) {
    const SIZE = 20;
    const elements: number[] = [];
    const stored: number[] = new Array<number>(SIZE).fill(0);
    let head = 0;
    let mayEnqueue = true;
    let mayDequeue = false;
    await start([
      async () => {
        await turn();
        elements.push(1);
        stored[0] = 1;
        for (let i = 0; i < SIZE - 1; i++) {
          await turn();
          if (!mayEnqueue) continue;
          elements.push(i + 2);
          stored[i + 1] = i + 2;
          mayEnqueue = false;
          mayDequeue = true;
        }
      },
      async () => {
        for (let i = 0; i < SIZE; i++) {
          await turn();
          if (!mayDequeue) continue;
          expect(elements[head++] === stored[i], 'what was dequeued');
          mayDequeue = false;
          mayEnqueue = true;
        }
      },
    ]);
  },

  reorder_3: reorder(2),
  reorder_4: reorder(3),
  reorder_10: reorder(9),

  async stack(turn, start) {
    const SIZE = 10;
    let top = 0;
    let pushed = false;
    await start([
      async () => {
        for (let i = 0; i < SIZE; i++) {
          await turn();
          top++;
          pushed = true;
        }
      },
      async () => {
        for (let i = 0; i < SIZE; i++) {
          await turn();
          if (!pushed) continue;
          expect(top > 0, 'popped from an empty stack');
          top--;
        }
      },
    ]);
  },

  twostage: twostage(1),
  twostage_20: twostage(19),
};

function reorder(setters: number): AsyncModel {
  return async (turn, start) => {
    let a = 0;
    let b = 0;
    const set = async (): Promise<void> => {
      await turn();
      a = 1;
      await turn();
      b = -1;
    };
    const check = async (): Promise<void> => {
      await turn();
      const seen = a;
      await turn();
      expect((seen === 0 && b === 0) || (seen === 1 && b === -1), 'half a pair');
    };
    await start([...Array.from({ length: setters }, () => set), check]);
  };
}

function twostage(writers: number): AsyncModel {
  return async (turn, start) => {
    let value1 = 0;
    let value2 = 0;
    const write = async (): Promise<void> => {
      await turn();
      value1 = 1;
      await turn();
      value2 = value1 + 1;
    };
    const read = async (): Promise<void> => {
      await turn();
      const first = value1;
      if (first === 0) return;
      await turn();
      expect(value2 === first + 1, 'the second value');
    };
    await start([...Array.from({ length: writers }, () => write), read]);
  };
}

function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}
