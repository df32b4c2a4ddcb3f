import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.queue_bad: flags pass the turn to and fro, and a round out of turn is counted all the same.
always('queue', () => {
  const SIZE = 20;
  const elements: number[] = new Array<number>(SIZE + 1).fill(0);
  const stored: number[] = new Array<number>(SIZE).fill(0);
  let head = 0;
  let tail = 0;
  let mayEnqueue = true;
  let mayDequeue = false;
  const lock = new Lock();

  const enqueue = (value: number): void => {
    elements[tail] = value;
    tail = tail + 1;
  };
  const dequeue = (): number => {
    const value = elements[head]!;
    head = head + 1;
    return value;
  };
  const producer = (): void => {
    lock.acquire();
    enqueue(1);
    stored[0] = 1;
    lock.release();
    for (let i = 0; i < SIZE - 1; i++) {
      lock.acquire();
      if (mayEnqueue) {
        enqueue(i + 2);
        stored[i + 1] = i + 2;
        mayEnqueue = false;
        mayDequeue = true;
      }
      lock.release();
    }
  };
  const consumer = (): void => {
    for (let i = 0; i < SIZE; i++) {
      lock.acquire();
      if (mayDequeue) {
        check.equal(dequeue(), stored[i], 'what was dequeued');
        mayDequeue = false;
        mayEnqueue = true;
      }
      lock.release();
    }
  };

  const threads = [new Thread(producer), new Thread(consumer)];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
