import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.stack_bad: the flag says that something was pushed once, not that something is there.
always('stack', () => {
  const SIZE = 10;
  const elements: number[] = new Array<number>(SIZE).fill(0);
  let top = 0;
  let pushed = false;
  const lock = new Lock();

  const pusher = (): void => {
    for (let i = 0; i < SIZE; i++) {
      lock.acquire();
      elements[top] = i;
      top = top + 1;
      pushed = true;
      lock.release();
    }
  };
  const popper = (): void => {
    for (let i = 0; i < SIZE; i++) {
      lock.acquire();
      if (pushed) {
        check(top > 0, 'popped from an empty stack');
        top = top - 1;
      }
      lock.release();
    }
  };

  const threads = [new Thread(pusher), new Thread(popper)];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
