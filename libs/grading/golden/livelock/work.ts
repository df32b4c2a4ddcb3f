import { Lock } from 'heddle/threading';

const left = new Lock();
const right = new Lock();

function pass(first: Lock, second: Lock): void {
  for (;;) {
    first.acquire();
    if (second.acquire(false)) break;
    first.release();
  }
  second.release();
  first.release();
}

export const goLeft = () => pass(left, right);
export const goRight = () => pass(right, left);
