import { Ending } from '@heddle/trace';
import { traceOf, type TraceTable } from '../testing/trace-table';
import { limitReached } from './limit-reached';

const rows: TraceTable['rows'] = [
  [2, 'Read'],
  [1, 'Read'],
  [0, 'Start', 3],
  [1, 'Read'],
  [3, 'Read'],
  [3, 'End', 3],
];

describe('limitReached', () => {
  it.each([
    [Ending.StepLimit, 'step-limit'],
    [Ending.Livelock, 'livelock'],
    [Ending.OutputLimit, 'output-limit'],
  ])('says what the unfinished tasks did last (ending %d: %s)', (ending, kind) => {
    expect(limitReached(traceOf({ rows, ending }))).toEqual({
      kind,
      last: [
        { step: 2, task: 0, site: 3 },
        { step: 3, task: 1, site: 4 },
        { step: 0, task: 2, site: 1 },
      ],
    });
  });

  it.each([Ending.Completed, Ending.Blocked, Ending.Failed, Ending.Exception, Ending.Abandoned])(
    'has nothing to say of ending %d',
    (ending) => {
      expect(limitReached(traceOf({ rows, ending }))).toBeUndefined();
    },
  );
});
