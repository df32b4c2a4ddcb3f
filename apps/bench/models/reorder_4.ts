import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

// SCTBench CS.reorder_4_bad: setters of a pair and a checker that may see half of it. No lock at all.
always('reorder_4', () => {
  const SETTERS = 3;
  let a = 0;
  let b = 0;
  const set = (): void => {
    a = 1;
    b = -1;
  };
  const checkPair = (): void => {
    check((a === 0 && b === 0) || (a === 1 && b === -1), 'half a pair');
  };

  const threads = Array.from({ length: SETTERS }, () => new Thread(set));
  threads.push(new Thread(checkPair));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
