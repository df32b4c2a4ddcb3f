import { Ending, OperationKind, type PendingOperation } from '@heddle/trace';
import { harness, type Fixture } from './fixture';
import { RunBuilder } from './run-builder';

const { Join, Read } = OperationKind;

/** `while (true) {}` takes no step. */
export function endlessLoop(): Fixture {
  const b = new RunBuilder('spin');
  b.startAll();
  b.pending(1, OperationKind.OutOfFuel, 0, 7);
  b.pending(0, Join, 1, 30, harness);
  const run = b.build([{ kind: 'step-limit', last: [] }], Ending.StepLimit, { preemptions: 0 });
  return { verdict: 'step-limit', title: { en: 'one call', zh: '一次调用' }, run, sites: b.sites };
}

/** `while (!ready) await null`, while a timer is to make it ready. */
export function endlessMicrotasks(): Fixture {
  const b = new RunBuilder('poll');
  const ready = b.location('ready');
  b.startAll();
  b.step(1, Read, ready, 7, { value: 'false' });
  b.pending(1, OperationKind.OutOfFuel, 0, 7);
  const starvation = {
    task: 1,
    site: b.site(7, { function: 'poll' }),
    byJobs: true,
    starved: [fired(b, 3), fired(b, 4)],
  };
  const run = b.build([{ kind: 'livelock', last: [], starvation }], Ending.Livelock, { preemptions: 0 });
  return { verdict: 'livelock', title: { en: 'a poll', zh: '一次轮询' }, run, sites: b.sites };
}

/** `while (!ready) {}`, while a timer is to make it ready. */
export function endlessTurn(): Fixture {
  const b = new RunBuilder('poll');
  b.startAll();
  b.pending(1, OperationKind.OutOfFuel, 0, 7);
  const starvation = {
    task: 1,
    site: b.site(7, { function: 'poll' }),
    byJobs: false,
    starved: [fired(b, 3)],
  };
  const run = b.build([{ kind: 'step-limit', last: [], starvation }], Ending.StepLimit, { preemptions: 0 });
  return { verdict: 'step-limit', title: { en: 'a poll', zh: '一次轮询' }, run, sites: b.sites };
}

/** The timer that a line has set. */
function fired(b: RunBuilder, line: number): PendingOperation {
  return { task: 9, kind: OperationKind.Fire, object: 0, site: b.site(line) };
}
