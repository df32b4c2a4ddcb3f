import { Ending, ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import type { Coroutine } from './port';
import { HandwrittenProgram, InOrder } from './testing';

const MAIN = 0;
const FIRST = 1;
const SECOND = 2;

function results(program: HandwrittenProgram, kind: OperationKind): number[] {
  const { trace } = program.execution;
  return [...Array(trace.length).keys()]
    .filter((at) => trace.kind[at] === kind)
    .map((at) => trace.result[at]!);
}

describe('a run', () => {
  it('completes when every task has ended', () => {
    const program = new HandwrittenProgram(function* (p) {
      yield* p.together(p.act(OperationKind.Pass), p.act(OperationKind.Pass));
    }).run();

    expect(program.execution.trace.ending).toBe(Ending.Completed);
    expect(results(program, OperationKind.End)).toHaveLength(3);
  });

  it('is blocked when two tasks hold what the other waits for', () => {
    const program = new HandwrittenProgram(function* (p) {
      const a = p.create(ObjectKind.Lock);
      const b = p.create(ObjectKind.Lock);
      const both = (first: number, second: number): Coroutine =>
        p.locked(first, () => p.locked(second, () => p.act(OperationKind.Pass)));
      yield* p.together(both(a, b), both(b, a));
    }).run(new InOrder([MAIN, MAIN, FIRST, SECOND]));

    expect(program.execution.trace.ending).toBe(Ending.Blocked);
    expect(program.execution.trace.pending.map(({ task, kind }) => [task, kind])).toEqual([
      [MAIN, OperationKind.Join],
      [FIRST, OperationKind.Acquire],
      [SECOND, OperationKind.Acquire],
    ]);
  });

  it('goes on without a task that was killed, which keeps what it holds', () => {
    let answers: number[] = [];
    const program = new HandwrittenProgram(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      const never = p.create(ObjectKind.Event);
      const victim = yield* p.spawn(p.locked(lock, () => p.act(OperationKind.EventWait, never)));
      const killed = yield* p.do(OperationKind.Kill, victim);
      yield* p.join(victim);
      const again = yield* p.do(OperationKind.Kill, victim);
      answers = [killed, again, yield* p.do(OperationKind.Acquire, lock, { timeout: 1 })];
    }).run(new InOrder([MAIN, FIRST]));

    expect(program.execution.trace.ending).toBe(Ending.Completed);
    const { Yes, No } = OperationResult;
    expect(answers).toEqual([Yes, No, No]);
    expect(results(program, OperationKind.End)).toHaveLength(2);
  });

  it('loses a notification that goes to somebody who was killed', () => {
    const program = new HandwrittenProgram(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      const condition = p.create(ObjectKind.Condition, lock);
      const wait = (): Coroutine => p.locked(lock, () => p.act(OperationKind.Wait, condition));
      const victim = yield* p.spawn(wait());
      const other = yield* p.spawn(wait());
      yield* p.do(OperationKind.Kill, victim);
      yield* p.locked(lock, () => p.act(OperationKind.Notify, condition, { argument: 1 }));
      yield* p.join(victim, other);
    }).run(new InOrder([MAIN, FIRST, FIRST, MAIN, SECOND, SECOND]));

    expect(program.execution.trace.pending.map(({ task, kind }) => [task, kind])).toEqual([
      [MAIN, OperationKind.Join],
      [SECOND, OperationKind.Wait],
    ]);
  });

  it('does not wait for a daemon', () => {
    const program = new HandwrittenProgram(function* (p) {
      const event = p.create(ObjectKind.Event);
      yield* p.spawn(p.act(OperationKind.EventWait, event), true);
    }).run();

    expect(program.execution.trace.ending).toBe(Ending.Completed);
  });

  it('ends at the first failed assertion', () => {
    const program = new HandwrittenProgram(function* (p) {
      p.execution.harnessPort.fail('the counter was 1, expected 2');
      yield* p.do(OperationKind.Pass);
      p.execution.harnessPort.fail('never said');
    }).run();

    expect(program.execution.trace.ending).toBe(Ending.Failed);
    expect(program.execution.failure).toBe('the counter was 1, expected 2');
  });

  it('is a livelock when nothing changes up to the step limit, and out of steps when something does', () => {
    const polling = (kind: OperationKind): Ending => {
      const program = new HandwrittenProgram(
        function* (p) {
          const location = p.location();
          for (;;) yield* p.access(kind, location, 1);
        },
        { steps: 500 },
      ).run();
      return program.execution.trace.ending;
    };

    expect(polling(OperationKind.Read)).toBe(Ending.Livelock);
    expect(polling(OperationKind.Write)).toBe(Ending.StepLimit);
  });

  it('lets others run while a task polls', () => {
    const program = new HandwrittenProgram(function* (p) {
      let done = false;
      const location = p.location();
      p.execution.makeVisible(1);
      function* poll(): Coroutine {
        do yield* p.access(OperationKind.Read, location, 1);
        while (!done);
      }
      function* set(): Coroutine {
        yield* p.access(OperationKind.Write, location, 1);
        done = true;
      }
      yield* p.together(poll(), set());
    }).run(new InOrder(Array<number>(1000).fill(FIRST)));

    expect(program.execution.trace.ending).toBe(Ending.Completed);
    expect(program.execution.wasSteered).toBe(true);
  });

  it('asks the strategy only at accesses that were made visible', () => {
    const switches = (visible: boolean): number => {
      let asked = 0;
      const program = new HandwrittenProgram(function* (p) {
        const location = p.location();
        for (let i = 0; i < 10; i++) yield* p.access(OperationKind.Write, location, 1);
      });
      if (visible) program.execution.makeVisible(1);
      program.run({ startRun: () => true, random: () => 0, pick: (point) => (asked++, point.enabled[0]!) });
      expect(program.execution.trace.length).toBe(11);
      return asked;
    };

    expect(switches(false)).toBe(0);
    expect(switches(true)).toBe(10);
  });

  it('never looks into an exception that escapes the program', () => {
    let looked = false;
    const trap = new Proxy({}, { get: () => (looked = true), getPrototypeOf: () => ((looked = true), null) });
    const program = new HandwrittenProgram(function* () {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- students throw what they like
      throw trap;
    }).run();

    expect(program.execution.trace.ending).toBe(Ending.Exception);
    expect(looked).toBe(false);
  });

  it('refuses what is no operation', () => {
    const program = new HandwrittenProgram(function* () {
      yield { valueOf: () => 0 } as unknown as number;
    }).run();

    expect(program.execution.exception?.text).toContain('no operation');
  });
});

describe('virtual time', () => {
  it('moves to the deadline of whoever sleeps, and never back', () => {
    const woken: number[] = [];
    new HandwrittenProgram(function* (p) {
      function* sleeper(seconds: number): Coroutine {
        yield* p.do(OperationKind.Sleep, 0, { timeout: seconds });
        woken.push(p.execution.port.time[1]!);
      }
      yield* p.together(sleeper(1), sleeper(5));
    }).run(new InOrder([MAIN, MAIN, SECOND, FIRST]));

    expect(woken).toEqual([5, 5]);
  });

  it('lets a timed acquire end in either way', () => {
    const answers = (order: number[]): number[] => {
      const program = new HandwrittenProgram(function* (p) {
        const lock = p.create(ObjectKind.Lock);
        yield* p.together(
          p.locked(lock, () => p.act(OperationKind.Pass)),
          p.act(OperationKind.Acquire, lock, { timeout: 1 }),
        );
      }).run(new InOrder(order));
      return results(program, OperationKind.Acquire);
    };

    expect(answers([MAIN, MAIN, FIRST, SECOND])).toEqual([OperationResult.Yes, OperationResult.No]);
    expect(answers([MAIN, MAIN, FIRST, FIRST, FIRST, SECOND])).toEqual([
      OperationResult.Yes,
      OperationResult.Yes,
    ]);
  });
});

describe('what is made aside of a run', () => {
  it('is no part of its trace', () => {
    const program = new HandwrittenProgram(function* (p) {
      p.create(ObjectKind.Lock);
      yield* p.act(OperationKind.Pass);
    }).run();
    const { trace } = program.execution;

    program.execution.aside(() => {
      program.create(ObjectKind.Event);
      program.location();
    });

    expect([trace.objectKind, trace.objectArgument, trace.objectCreator]).toEqual([
      [ObjectKind.Lock],
      [0],
      [MAIN],
    ]);
    expect(trace.locations).toBe(0);
  });
});
