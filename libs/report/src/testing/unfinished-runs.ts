import { Ending, ObjectKind, OperationKind } from '@heddle/trace';
import type { Fixture } from './fixture';
import { RunBuilder } from './run-builder';

const { Read, Write, Acquire, Release } = OperationKind;

export function politeForever(): Fixture {
  const b = new RunBuilder('left', 'right');
  const a = b.object(ObjectKind.Lock, 'a');
  const c = b.object(ObjectKind.Lock, 'b');
  b.startAll();
  const last = { left: 0, right: 0 };
  for (let round = 0; round < 12; round++) {
    b.step(1, Acquire, a, 5);
    b.step(2, Acquire, c, 15);
    b.step(1, Acquire, c, 6, { result: 0 });
    b.step(2, Acquire, a, 16, { result: 0 });
    last.left = b.step(1, Release, a, 7);
    last.right = b.step(2, Release, c, 17);
  }
  const run = b.build(
    [
      {
        kind: 'livelock',
        last: [
          { step: last.left, task: 1, site: 0 },
          { step: last.right, task: 2, site: 0 },
        ],
      },
    ],
    Ending.Livelock,
  );
  return { verdict: 'livelock', title: { en: 'both give way', zh: '双方都退让' }, run, sites: b.sites };
}

export function endless(verdict: 'step-limit' | 'output-limit'): Fixture {
  const b = new RunBuilder('spin');
  const flag = b.location('ready');
  b.startAll();
  const looks = Array.from({ length: 40 }, () => b.step(1, Read, flag, 5, { value: 'false' }));
  const last = [{ step: looks.at(-1)!, task: 1, site: b.site(5) }];
  const ending = verdict === 'step-limit' ? Ending.StepLimit : Ending.OutputLimit;
  const run = b.build([{ kind: verdict, last }], ending, { preemptions: 0 });
  return { verdict, title: { en: 'a reader waits', zh: '读者在等' }, run, sites: b.sites };
}

/** A reader looks at a flag until the writer sets it. */
export function spinning(): Fixture {
  const b = new RunBuilder('consume', 'produce');
  const lock = b.object(ObjectKind.Lock, 'lock');
  const ready = b.location('ready');
  b.startAll();
  const looks: number[] = [];
  const look = (value: string) => {
    b.step(1, Acquire, lock, 5);
    looks.push(b.step(1, Read, ready, 6, { value }));
    b.step(1, Release, lock, 7);
  };
  for (let round = 0; round < 14; round++) look('false');
  b.step(2, Acquire, lock, 22);
  const change = b.step(2, Write, ready, 23, { value: 'true' });
  b.step(2, Release, lock, 24);
  look('true');
  const event = (step: number, task: number, line: number) => ({ step, task, site: b.site(line) });
  const run = b.build([
    { kind: 'busy-wait', task: 1, look: event(looks[0]!, 1, 6), change: event(change, 2, 23) },
  ]);
  // The looks are one place of the source.
  const { events } = run;
  const site = events[looks[0]!]!.site;
  const asOne = events.map((one, step) => (looks.includes(step) ? { ...one, site } : one));
  const findings = run.findings.map((finding) =>
    finding.kind === 'busy-wait' ? { ...finding, look: { ...finding.look, site } } : finding,
  );
  return {
    verdict: 'busy-wait',
    title: { en: 'a reader waits', zh: '读者在等' },
    run: { ...run, events: asOne, findings },
    sites: b.sites,
  };
}

export function unreached(): Fixture {
  return {
    verdict: 'not-concurrent',
    title: { en: 'three workers are inside at once', zh: '三个工人同时在里面' },
  };
}
