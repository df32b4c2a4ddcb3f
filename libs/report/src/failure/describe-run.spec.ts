import { Ending, ObjectKind, OperationKind } from '@heddle/trace';
import { RunBuilder } from '../testing/run-builder';
import { describeRun } from './describe-run';

const { Acquire, OutOfFuel, Read, Release } = OperationKind;

describe('a run that was ended by a limit', () => {
  it('is as long as it was, and was last seen where it was, though its middle is not kept', () => {
    const b = new RunBuilder('reader', 'writer');
    const lock = b.object(ObjectKind.Lock, 'lock');
    const flag = b.location('flag');
    b.startAll();
    const early = b.step(2, Acquire, lock, 20);
    for (let round = 0; round < 6_000; round++) b.step(1, Read, flag, 5);
    const late = b.step(1, Read, flag, 6);
    const last = [
      { step: late, task: 1, site: b.site(6) },
      { step: early, task: 2, site: b.site(20) },
    ];
    const whole = b.build([{ kind: 'step-limit', last }], Ending.StepLimit);
    const run = { ...whole, events: whole.events.filter(({ step }) => step < 10 || step > 5_990) };

    const { steps, message, explanation, trace } = describeRun(run, b.sites, 'step-limit', '');

    expect(steps).toBe(6_004);
    expect(message).toBe('it was not finished after 6004 steps, which is the limit of a run');
    expect(explanation).toBe(
      'At the limit: T1 was last seen at line 6 (read flag); T2 was last seen at line 20 (acquire lock).',
    );
    expect(trace.at(-1)).toMatchObject({ step: 6_004, line: 6 });
  });

  it('was last seen in the student’s code, though the test’s has been called from there since, or in the test’s without a line', () => {
    const explained = (source: 'submission' | 'harness'): string => {
      const b = new RunBuilder('spin');
      b.startAll();
      b.step(1, Read, b.location('flag'), 5, { source });
      b.step(1, Read, b.location('held'), 148, { source: 'harness' });
      return describeRun(b.build([{ kind: 'livelock', last: [] }]), b.sites, 'livelock', '').explanation;
    };

    expect(explained('submission')).toBe('In the end: T1 was last seen at line 5 (read flag).');
    expect(explained('harness')).toContain("T1 was last seen in the test's code (read held).");
  });

  it('says nothing of a limit of steps when the loop rounds and calls were used up, not even in the test’s code', () => {
    const b = new RunBuilder('spin');
    b.startAll();
    b.step(1, Read, b.location('flag'), 5);
    b.pending(1, OutOfFuel, 0, 40, { source: 'harness' });
    const { message, explanation } = describeRun(
      b.build([{ kind: 'step-limit', last: [] }], Ending.StepLimit),
      b.sites,
      'step-limit',
      '',
    );

    expect(message).toBe('a loop or a recursion did not come to an end');
    expect(explanation).toContain('rounds and calls');
  });

  it('tells of no lock as held that may have been released in the middle', () => {
    const b = new RunBuilder();
    const lock = b.object(ObjectKind.Lock, 'lock');
    b.step(0, Acquire, lock, 1);
    b.step(0, Release, lock, 2);
    b.step(0, Read, b.location('flag'), 3);
    const whole = b.build([{ kind: 'step-limit', last: [] }], Ending.StepLimit);
    const run = { ...whole, events: whole.events.filter(({ kind }) => kind !== Release) };

    expect(describeRun(run, b.sites, 'step-limit', '').locks).toEqual([]);
  });
});
