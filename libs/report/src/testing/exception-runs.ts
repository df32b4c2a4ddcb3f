import { Ending, OperationKind } from '@heddle/trace';
import type { Fixture } from './fixture';
import { RunBuilder } from './run-builder';

const { AtomicRead, AtomicUpdate } = OperationKind;

/** The test called what is not a function. */
export const notAFunction = (): Fixture => ofTheTest("TypeError: the thread's target is not a function");

/** What the test threw on purpose went through the submission. */
export const letThrough = (): Fixture => ofTheTest('Error: the bridge is too long');

function ofTheTest(text: string): Fixture {
  const b = new RunBuilder('T1');
  b.startAll();
  const run = b.build([{ kind: 'exception', task: 1, text, frames: 'harness:12:7 ' }], Ending.Exception);
  return { verdict: 'exception', title: { en: 'one call', zh: '一次调用' }, run, sites: b.sites };
}

/** `Promise.reject('closed')`, which nobody handles, has no stack. */
export function rejectedWithText(): Fixture {
  const b = new RunBuilder('T1');
  b.startAll();
  const exception = {
    kind: 'exception',
    task: 1,
    text: 'threw "closed"',
    frames: '',
    unhandled: true,
  } as const;
  const run = b.build([exception], Ending.Exception);
  return { verdict: 'exception', title: { en: 'one call', zh: '一次调用' }, run, sites: b.sites };
}

export function uncaught(): Fixture {
  const b = new RunBuilder('consume');
  const items = b.location('items');
  b.startAll();
  b.step(1, AtomicRead, items, 15, { value: 'undefined' });
  const frames = 'submission:16:22 consume\nsubmission:30:5 run\nharness:12:7 ';
  const text = "TypeError: Cannot read properties of undefined (reading 'price')";
  const run = b.build([{ kind: 'exception', task: 1, text, frames }], Ending.Exception, {
    output: 'got \u001b[31mred\u0000',
  });
  return { verdict: 'exception', title: { en: 'the queue is empty', zh: '队列为空' }, run, sites: b.sites };
}

/** Looks, is interrupted by somebody who pops the last item, and pops; all of it far back in a long run. */
export function poppedInBetween(): Fixture {
  const b = new RunBuilder('take', 'take');
  const items = b.location('items');
  const done = b.location('done');
  b.startAll();
  const count = (task: number) => {
    for (let round = 0; round < 500; round++) {
      b.step(task, AtomicUpdate, done, 30);
      b.step(3 - task, AtomicUpdate, done, 30);
    }
  };
  count(1);
  b.step(1, AtomicRead, items, 14, { value: '1' });
  b.step(2, AtomicUpdate, done, 30);
  b.step(2, AtomicUpdate, items, 15, { value: '[]' });
  b.step(2, AtomicUpdate, done, 30);
  for (let round = 0; round < 20; round++) {
    b.step(1, AtomicUpdate, done, 31);
    b.step(2, AtomicUpdate, done, 31);
  }
  b.step(1, AtomicRead, items, 15, { value: 'undefined' });
  const frames = 'submission:16:22 take';
  const text = "TypeError: Cannot read properties of undefined (reading 'price')";
  const run = b.build([{ kind: 'exception', task: 1, text, frames }], Ending.Exception);
  return { verdict: 'exception', title: { en: 'two customers', zh: '两位顾客' }, run, sites: b.sites };
}
