import { Condition } from 'heddle/threading';

const condition = new Condition();
let ready = false;

export function prepare(): void {
  condition.run(() => {
    ready = true;
    condition.notify();
  });
}

export function waitUntilReady(): void {
  condition.run(() => {
    condition.wait();
  });
}
