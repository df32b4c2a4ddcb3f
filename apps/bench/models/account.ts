import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.account_bad: the checker's idea of the final balance is wrong, which shows when it comes last.
always('account', () => {
  const [x, y, z] = [1, 2, 4];
  let balance = x;
  let depositDone = false;
  let withdrawDone = false;
  const lock = new Lock();

  const checkResult = (): void => {
    lock.acquire();
    if (depositDone && withdrawDone) check(balance === x - y - z, 'the balance');
    lock.release();
  };
  const deposit = (): void => {
    lock.acquire();
    balance = balance + y;
    depositDone = true;
    lock.release();
  };
  const withdraw = (): void => {
    lock.acquire();
    balance = balance - z;
    withdrawDone = true;
    lock.release();
  };

  const threads = [new Thread(checkResult), new Thread(deposit), new Thread(withdraw)];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
