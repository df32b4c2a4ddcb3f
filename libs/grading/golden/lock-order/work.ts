import { Lock, Thread } from 'heddle/threading';

const inLock = new Lock();
const outLock = new Lock();

export function arrive(): void {
  inLock.run(() => outLock.run(() => {}));
}

export function leave(): void {
  const inner = new Thread(() => outLock.run(() => inLock.run(() => {})));
  gate.run(() => inner.start());
  inner.join();
}

const gate = new Lock();
