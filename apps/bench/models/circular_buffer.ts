import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.circular_buffer_bad: a round in which it is not one's turn is skipped, and counted all the same.
always('circular_buffer', () => {
  const ROUNDS = 7;
  const SIZE = 10;
  const buffer: number[] = new Array<number>(SIZE).fill(0);
  let first = 0;
  let next = 0;
  let send = true;
  let receive = false;
  const lock = new Lock();

  const insert = (value: number): void => {
    buffer[next] = value;
    next = (next + 1) % SIZE;
  };
  const remove = (): number => {
    if (next === 0 || first >= SIZE) return -1;
    first = first + 1;
    return buffer[first - 1]!;
  };
  const sender = (): void => {
    for (let i = 0; i < ROUNDS; i++) {
      lock.acquire();
      if (send) {
        insert(i);
        send = false;
        receive = true;
      }
      lock.release();
    }
  };
  const receiver = (): void => {
    for (let i = 0; i < ROUNDS; i++) {
      lock.acquire();
      if (receive) {
        check.equal(remove(), i, 'what was received');
        receive = false;
        send = true;
      }
      lock.release();
    }
  };

  const threads = [new Thread(sender), new Thread(receiver)];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
