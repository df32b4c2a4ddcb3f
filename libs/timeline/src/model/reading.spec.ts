import { DEADLOCK, LOST_UPDATE, storyOf } from '../testing/stories';
import { compareRuns } from './compare';
import { lineAt, linesOf } from './folding';
import { conflictingPair, failureIndex } from './marks';
import { moved } from './navigation';
import { questionsOf } from './prediction';
import { Timeline } from './timeline';

const NOTHING_OPEN: ReadonlySet<number> = new Set();
const timeline = new Timeline(LOST_UPDATE);
const lines = linesOf(timeline, NOTHING_OPEN);

describe('the lines of the table', () => {
  it('fold what only the test did', () => {
    expect(lines.map(({ kind, from, to }) => `${kind} ${from}-${to}`)).toEqual([
      'step 0-0',
      'step 1-1',
      'step 2-2',
      'step 3-3',
      'step 4-4',
      'step 5-5',
      'step 6-6',
      'fold 7-9',
      'step 10-10',
    ]);
  });

  it('show every step once a fold is opened', () => {
    expect(linesOf(timeline, new Set([7]))).toHaveLength(11);
    expect(linesOf(timeline, 'all')).toHaveLength(11);
  });

  it('fold what only one task touches', () => {
    const own = new Timeline(storyOf(['1 read i = 0', '1 write i = 1', '1 read i = 1', '1 acquire l']));
    expect(linesOf(own, NOTHING_OPEN).map(({ kind }) => kind)).toEqual(['fold', 'step']);
  });

  it('are found by the step that they hold', () => {
    expect(lineAt(lines, 8)).toBe(7);
    expect(lineAt(lines, 10)).toBe(8);
  });
});

describe('walking', () => {
  it('takes a fold for one step, forward and back', () => {
    expect(moved(timeline, lines, 6, 'forward')).toBe(9);
    expect(moved(timeline, lines, 10, 'back')).toBe(9);
    expect(moved(timeline, lines, 9, 'back')).toBe(6);
  });

  it('starts before the first step and stops at the last one', () => {
    expect(moved(timeline, lines, -1, 'forward')).toBe(0);
    expect(moved(timeline, lines, 0, 'back')).toBe(-1);
    expect(moved(timeline, lines, -1, 'back')).toBe(-1);
    expect(moved(timeline, lines, 10, 'forward')).toBe(10);
    expect(moved(timeline, lines, 3, 'start')).toBe(-1);
    expect(moved(timeline, lines, 3, 'end')).toBe(10);
  });

  it('goes from switch to switch', () => {
    expect(moved(timeline, lines, -1, 'next-switch')).toBe(2);
    expect(moved(timeline, lines, 2, 'next-switch')).toBe(3);
    expect(moved(timeline, lines, 6, 'previous-switch')).toBe(3);
  });
});

describe('the failure', () => {
  it('of a lost update is the write that loses it', () => {
    expect(failureIndex(timeline)).toBe(6);
    expect(conflictingPair(LOST_UPDATE)).toEqual({ variable: 'counter', first: 2, second: 4 });
  });

  it('of a deadlock is the end, where nobody can go on', () => {
    expect(failureIndex(new Timeline(DEADLOCK))).toBe(6);
  });

  it('has no place in a run without steps', () => {
    expect(failureIndex(new Timeline(storyOf([])))).toBe(-1);
  });
});

describe('comparing two runs', () => {
  it('says where the new code first does something else', () => {
    const repaired = storyOf([
      '0 h start T1',
      '0 h start T2',
      '1 acquire lock :12',
      '1 read counter = 0 :13',
    ]);
    expect(compareRuns(LOST_UPDATE, repaired)).toMatchObject({
      common: 0,
      before: { operation: 'read' },
      after: { operation: 'acquire' },
    });
  });

  it('does not mind that lines have moved', () => {
    const moved = {
      ...LOST_UPDATE,
      trace: LOST_UPDATE.trace.map((step) => ({ ...step, line: step.line + 3 })),
    };
    expect(compareRuns(LOST_UPDATE, moved)).toEqual({ common: 7, before: undefined, after: undefined });
  });
});

describe('the questions', () => {
  it('are about what is read of what several tasks share', () => {
    expect(questionsOf(timeline)).toEqual([
      { index: 2, task: 1, variable: 'counter', answer: '0', choices: ['0', '1'] },
      { index: 3, task: 2, variable: 'counter', answer: '0', choices: ['0', '1'] },
      { index: 10, task: 0, variable: 'counter', answer: '1', choices: ['0', '1', '2'] },
    ]);
  });

  it('are not about what only one task touches', () => {
    expect(questionsOf(new Timeline(storyOf(['1 read i = 0', '1 write i = 1'])))).toEqual([]);
  });
});
