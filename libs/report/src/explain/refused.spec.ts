import type { TraceStep } from '@heddle/verdict';
import { scenarioOf } from '../testing/fixture-reports';
import { notAtomic } from '../testing/fixture-runs';
import { refused } from './refused';

const failure = scenarioOf(notAtomic()).failure!;

function step(number: number, operation: string, value?: string): TraceStep {
  const [first] = failure.trace;
  const { value: _, ...place } = { ...first!, step: number, task: 1, operation, target: 'changed', line: 21 };
  return { ...place, source: 'submission', ...(value !== undefined && { value }) };
}

function told(...trace: readonly TraceStep[]): string | undefined {
  return refused({ ...failure, trace })?.en;
}

describe('a task that waits for a condition with a time limit', () => {
  const timeUp = [step(1, 'wait'), step(2, 'reacquire', 'no')];

  it('gave up if it goes on when time is over', () => {
    expect(told(...timeUp, step(3, 'release'))).toContain('T1 gave up on changed at line 21 and went on.');
  });

  it('did not if it waits again', () => {
    expect(told(...timeUp, step(3, 'wait'), step(4, 'reacquire'))).toBeUndefined();
  });
});
