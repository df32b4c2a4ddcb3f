import { Lock } from 'heddle/threading';

const lock = new Lock();
let inUse = 0;

/** At most two at a time. */
export function connect(): boolean {
  if (lock.run(() => inUse) >= 2) return false;
  lock.run(() => {
    inUse += 1;
  });
  return true;
}

export function connections(): number {
  return lock.run(() => inUse);
}
