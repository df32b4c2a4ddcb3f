import { Lock } from 'heddle/threading';

const lock = new Lock();
let ready = false;

export function announce(): void {
  lock.run(() => {
    ready = true;
  });
}

export function waitForIt(): void {
  while (!lock.run(() => ready)) {
    // not yet
  }
}
