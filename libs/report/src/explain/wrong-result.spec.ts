import { Ending, ObjectKind, OperationKind } from '@heddle/trace';
import { describeRun } from '../failure/describe-run';
import { harness } from '../testing/fixture';
import { RunBuilder } from '../testing/run-builder';

const { Await, QueuePut, Read, Start, Write } = OperationKind;

function explained(b: RunBuilder): string {
  const findings = [{ kind: 'wrong-result', message: 'it was 1, expected 2' }] as const;
  const run = b.build(findings, Ending.Failed, { preemptions: 0 });
  return describeRun(run, b.sites, 'wrong-result', '').explanation;
}

describe('the explanation of a wrong result', () => {
  it.each([
    ['of a task that the submission started and did not wait for', {}, true],
    ['not of one that the test started, and looks at in between', harness, false],
  ])('tells that somebody had not ended, %s', (_, startedBy, isTold) => {
    const b = new RunBuilder('add');
    b.step(0, Start, 1, 5, startedBy);
    b.step(1, Read, b.location('total'), 8, { value: '0' });
    b.step(0, Read, b.location('total'), 16, { value: '0' });

    expect(explained(b).includes('had not ended yet')).toBe(isTold);
  });

  it.each([
    ['if its task awaits after it, and somebody else writes', false, true],
    ['not in a loop that looks again before anything comes of it', true, false],
  ])('says that a look was outdated, %s', (_, looksAgain, isOutdated) => {
    const b = new RunBuilder('take()', 'take()');
    const level = b.location('level');
    b.startAll();
    b.step(1, Read, level, 22, { value: '0' });
    b.step(1, Await, 0, 22, { text: 'sleep(1)' });
    b.step(2, Write, level, 31, { value: '1' });
    b.step(1, Read, level, 31, { value: '1' });
    b.step(1, Write, level, 31, { value: '2' });
    if (looksAgain) b.step(1, Read, level, 22, { value: '2' });

    expect(explained(b).includes('did not know')).toBe(isOutdated);
  });

  it.each([
    ['one thread where calls take turns', 'sum()', false, 'There is one thread'],
    ['threads where workers do, and somebody awaits them', 'worker', true, 'They ran in this order: T1, T2'],
  ])('speaks of %s', (_, name, areWorkers, told) => {
    const b = new RunBuilder(`${name} 1`, `${name} 2`);
    b.startAll();
    b.step(0, Await, 0, 5, { text: 'Promise.all(calls)' });
    for (const task of [1, 2]) {
      if (areWorkers) b.step(task, QueuePut, b.object(ObjectKind.Queue, `messages of ${name} ${task}`), 4);
      b.step(task, Read, b.location(`taken ${task}`), 9, { value: '1' });
    }

    expect(explained(b)).toContain(told);
  });
});
