import { Execution, type Coroutine, type Strategy } from '@heddle/engine';
import { HandwrittenProgram } from '@heddle/engine/testing';
import { Ending, ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import fc from 'fast-check';
import { BoundedDepthFirst } from '../bounded-depth-first';
import { RecordSchedule } from '../record-schedule';
import { Dpor } from './dpor';
import { isDependent, type Step } from './step';

/** What a task of a random program does, on object 0 or 1 of the kind. */
type Action =
  | 'read'
  | 'write'
  | 'atomic'
  | 'lock'
  | 'lock both'
  | 'try'
  | 'set'
  | 'wait'
  | 'put'
  | 'get'
  | 'up'
  | 'down'
  | 'alive';

const ACTIONS: readonly Action[] = [
  'read',
  'write',
  'atomic',
  'lock',
  'lock both',
  'try',
  'set',
  'wait',
  'put',
  'get',
  'up',
  'down',
  'alive',
];

type Task = readonly { readonly action: Action; readonly object: 0 | 1 }[];

const action = fc.record({
  action: fc.constantFrom(...ACTIONS),
  object: fc.constantFrom<0 | 1>(0, 1),
});
const program = fc.array(fc.array(action, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 });

/** `seen`: what each task observed, in its own order: equal for equivalent schedules. */
function handwritten(tasks: readonly Task[], seen: string[][]): HandwrittenProgram {
  return new HandwrittenProgram(function* (p) {
    seen.splice(0, seen.length, ...tasks.map(() => []));
    const memory = [0, 0];
    const locations = [p.location(), p.location()];
    const make = (kind: ObjectKind, argument = 0): number[] => [
      p.create(kind, argument),
      p.create(kind, argument),
    ];
    const locks = make(ObjectKind.Lock);
    const events = make(ObjectKind.Event);
    const queues = make(ObjectKind.Queue, 1);
    const semaphores = make(ObjectKind.Semaphore, 1);
    function* body(task: Task, me: number): Coroutine {
      let written = 0;
      for (const { action: what, object } of task) {
        const see = (value: number): unknown => seen[me]!.push(`${what}${object}=${value}`);
        const location = locations[object]!;
        switch (what) {
          case 'read':
            yield* p.access(OperationKind.Read, location, 1);
            see(memory[object]!);
            break;
          case 'write':
            yield* p.access(OperationKind.Write, location, 2);
            memory[object] = me * 100 + ++written;
            break;
          case 'atomic':
            yield* p.access(OperationKind.AtomicUpdate, location, 3);
            see(memory[object]!++);
            break;
          case 'lock':
            yield* p.locked(locks[object]!, () => p.access(OperationKind.Write, location, 2));
            break;
          case 'lock both':
            yield* p.locked(locks[object]!, () =>
              p.locked(locks[1 - object]!, () => p.act(OperationKind.Pass)),
            );
            break;
          case 'try':
            if (
              (yield* p.do(OperationKind.Acquire, locks[object], { timeout: 0 })) ===
              (OperationResult.Yes as number)
            ) {
              see(1);
              yield* p.do(OperationKind.Release, locks[object]);
            }
            break;
          case 'set':
            yield* p.do(OperationKind.EventSet, events[object]);
            break;
          case 'wait':
            see(yield* p.do(OperationKind.EventWait, events[object]));
            break;
          case 'put':
            yield* p.do(OperationKind.QueuePut, queues[object]);
            break;
          case 'get':
            yield* p.do(OperationKind.QueueGet, queues[object]);
            break;
          case 'up':
            yield* p.do(OperationKind.SemaphoreRelease, semaphores[object], { argument: 1 });
            break;
          case 'alive':
            see(yield* p.do(OperationKind.Join, 1 + object, { timeout: 0 }));
            break;
          case 'down':
            see(yield* p.do(OperationKind.SemaphoreAcquire, semaphores[object], { timeout: 0 }));
            break;
        }
      }
    }
    yield* p.together(...tasks.map((task, me) => body(task, me)));
  });
}

interface Explored {
  readonly classes: Set<string>;
  readonly outcomes: Set<string>;
  readonly runs: number;
}

/** Every run of a strategy: its classes (which dependent steps came in which order) and what it came to. */
function explore(tasks: readonly Task[], strategy: Strategy): Explored {
  const seen: string[][] = [];
  const subject = handwritten(tasks, seen);
  const { execution } = subject;
  for (const site of [1, 2, 3]) execution.makeVisible(site);
  // Whether a task is alive may be asked in any of the runs: so its end is a step in all of them.
  subject.run();
  execution.makeEndsVisible();
  const steps: Step[] = [];
  const recorder: Strategy = {
    startRun: () => ((steps.length = 0), strategy.startRun(execution.end)),
    pick: (point) => {
      const task = strategy.pick(point);
      if (task >= 0) {
        steps.push({
          task,
          kind: point.kind(task),
          object: point.object(task),
          lock: -1,
          timed: point.isTimed(task),
        });
      }
      return task;
    },
    random: (bound) => strategy.random(bound),
  };
  const classes = new Set<string>();
  const outcomes = new Set<string>();
  let runs = 0;
  while (recorder.startRun()) {
    subject.run(recorder);
    if (execution.trace.ending === Ending.Abandoned) continue;
    runs++;
    classes.add(classOf(steps));
    outcomes.add(`${execution.trace.ending} ${JSON.stringify(seen)}`);
    if (runs > MAX_RUNS) break;
  }
  return { classes, outcomes, runs };
}

const MAX_RUNS = 150;

/** The partial order of a run, as text: all dependent pairs of steps, each step by its task and its number there. */
function classOf(steps: readonly Step[]): string {
  const count: number[] = [];
  const names = steps.map(({ task }) => `${task}.${(count[task] = (count[task] ?? 0) + 1)}`);
  const pairs: string[] = [];
  for (let later = 0; later < steps.length; later++) {
    for (let earlier = 0; earlier < later; earlier++) {
      if (isDependent(steps[earlier]!, steps[later]!)) pairs.push(`${names[earlier]!}<${names[later]!}`);
    }
  }
  return names.toSorted().join() + '|' + pairs.toSorted().join();
}

describe('source-DPOR', () => {
  const seed = 20_261_122;

  it(`completes one run of every class, and reaches every outcome, of 1,000 random programs (seed ${seed})`, () => {
    fc.assert(
      fc.property(program, (tasks) => {
        const everything = explore(tasks, new BoundedDepthFirst(1_000));
        fc.pre(everything.runs <= MAX_RUNS);
        const reduced = explore(tasks, new Dpor(1));

        expect(reduced.outcomes).toEqual(everything.outcomes);
        expect(reduced.classes).toEqual(everything.classes);
        expect(reduced.runs).toBe(everything.classes.size);
      }),
      { numRuns: 1_000, seed },
    );
  }, 300_000);

  it('replays strictly what it found', () => {
    const strategy = new Dpor(1);
    const recorder = new RecordSchedule(strategy);
    const subject = handwritten(
      [[{ action: 'lock both', object: 0 }], [{ action: 'lock both', object: 1 }]],
      [],
    );
    let deadlocks = 0;
    while (recorder.startRun(subject.execution.end)) {
      subject.run(recorder);
      if (subject.execution.trace.ending === Ending.Blocked) deadlocks++;
    }

    expect(deadlocks).toBe(1);
    expect(strategy.complete).toBe(true);
    expect(subject.execution).toBeInstanceOf(Execution);
  });
});
