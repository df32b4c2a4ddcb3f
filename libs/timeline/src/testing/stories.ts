import type { TraceStep } from '@heddle/verdict';
import type { Story } from '../model/story';

/** `0 start T1`, `1 read counter = 0`, `2 acquire a.lock !` (never done), `0 h join T1` (in the harness), `1 write x = 1 :7`. */
export function storyOf(lines: readonly string[], facts: Partial<Story> = {}): Story {
  const trace = lines.map(stepOf);
  const ids = [...new Set(trace.map(({ task }) => task))].sort((a, b) => a - b);
  return {
    kind: 'accepted',
    message: '',
    explanation: '',
    token: '',
    steps: trace.length,
    preemptions: 0,
    contextSwitches: 0,
    contextSwitchesFound: 0,
    tasks: ids.map((id) => ({ id, name: '' })),
    trace,
    locks: [],
    waitFor: [],
    output: '',
    ...facts,
  };
}

const LINE = /^(\d+) (h )?([a-z-]+)(?: ([^ =!:]+))?(?: = ([^!:]+?))?(?: :(\d+))?( !)?$/;

function stepOf(text: string, index: number): TraceStep {
  const match = LINE.exec(text);
  if (match === null) throw new Error(`not a step: ${text}`);
  const [, task, harness, operation, target = '', value, line = '1', blocked] = match;
  return {
    step: index + 1,
    task: Number(task),
    operation: operation!,
    target,
    ...(value !== undefined && { value }),
    ...(blocked !== undefined && { blocked: true }),
    line: Number(line),
    column: 1,
    source: harness === undefined ? 'submission' : 'harness',
    function: 'work',
  };
}

/** Two threads, one increment each; the second read comes between. */
export const LOST_UPDATE: Story = storyOf(
  [
    '0 h start T1',
    '0 h start T2',
    '1 read counter = 0 :10',
    '2 read counter = 0 :10',
    '2 write counter = 1 :10',
    '2 end',
    '1 write counter = 1 :10',
    '1 end',
    '0 h join T1',
    '0 h join T2',
    '0 read counter = 1 :6',
  ],
  {
    kind: 'data-race',
    message: 'the counter was 1, expected 2',
    preemptions: 1,
    race: {
      variable: 'counter',
      first: { step: 3, task: 1, line: 10, write: false, locks: [] },
      second: { step: 5, task: 2, line: 10, write: true, locks: [] },
    },
  },
);

/** Each takes its own account's lock first. */
export const DEADLOCK: Story = storyOf(
  [
    '0 h start T1',
    '0 h start T2',
    '1 acquire a.lock :14',
    '2 acquire b.lock :14',
    '1 acquire b.lock :17 !',
    '2 acquire a.lock :17 !',
    '0 h join T1 !',
  ],
  {
    kind: 'deadlock',
    waitFor: [
      { task: 1, holder: 2, on: 'lock', object: 'b.lock', line: 17 },
      { task: 2, holder: 1, on: 'lock', object: 'a.lock', line: 17 },
    ],
  },
);
