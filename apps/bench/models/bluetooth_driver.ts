import { always, check } from 'heddle/harness';
import { Lock, Thread } from 'heddle/threading';

// SCTBench CS.bluetooth_driver_bad: the stopping flag is checked, and acted upon later.
always('bluetooth_driver', () => {
  let pendingIo = 1;
  let stoppingFlag = false;
  let stoppingEvent = false;
  let stopped = false;
  const lock = new Lock();

  const increment = (): boolean => {
    if (stoppingFlag) return false;
    lock.acquire();
    pendingIo = pendingIo + 1;
    lock.release();
    return true;
  };
  const decrement = (): void => {
    lock.acquire();
    pendingIo = pendingIo - 1;
    const left = pendingIo;
    lock.release();
    if (left === 0) stoppingEvent = true;
  };
  const stop = (): void => {
    stoppingFlag = true;
    decrement();
    if (stoppingEvent) stopped = true;
  };

  const stopper = new Thread(stop);
  stopper.start();
  if (increment()) check(!stopped, 'works after it was stopped');
  decrement();
  stopper.join();
});
