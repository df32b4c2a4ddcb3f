import { Lock } from 'heddle/threading';

const lock = new Lock();
let tickets = 1;

export function left(): number {
  return lock.run(() => tickets);
}

export function sell(): boolean {
  if (left() === 0) return false;
  lock.run(() => {
    tickets -= 1;
  });
  return true;
}
