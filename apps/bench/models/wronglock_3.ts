import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.wronglock_3_bad: two locks for the same data.
always('wronglock_3', () => {
  let value = 0;
  const right = new Lock();
  const wrong = new Lock();

  const checked = (): void => {
    right.acquire();
    const before = value;
    value = value + 1;
    check.equal(value, before + 1, 'the value');
    right.release();
  };
  const careless = (): void => {
    wrong.acquire();
    value = value + 1;
    wrong.release();
  };

  const threads = [new Thread(checked), ...Array.from({ length: 3 }, () => new Thread(careless))];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
