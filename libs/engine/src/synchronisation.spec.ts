import { Ending, ObjectKind, OperationKind, OperationResult } from '@heddle/trace';
import type { Coroutine } from './port';
import { HandwrittenProgram, InOrder } from './testing';

const { Yes, No, Refused, Closed } = OperationResult;

/** Runs a body as the only task and answers what it pushed. */
function answers(body: (p: HandwrittenProgram, push: (value: number) => void) => Coroutine): number[] {
  const pushed: number[] = [];
  const program = new HandwrittenProgram((p) => body(p, (value) => pushed.push(value))).run();
  expect(program.execution.trace.ending).toBe(Ending.Completed);
  return pushed;
}

describe('locks', () => {
  it('refuse a release when they are not held', () => {
    expect(
      answers(function* (p, push) {
        const lock = p.create(ObjectKind.Lock);
        push(yield* p.do(OperationKind.Release, lock));
      }),
    ).toEqual([Refused]);
  });

  it('block their own holder, unless they are re-entrant', () => {
    const twice = (kind: ObjectKind): Ending =>
      new HandwrittenProgram(function* (p) {
        const lock = p.create(kind);
        yield* p.locked(lock, () => p.locked(lock, () => p.act(OperationKind.Pass)));
      }).run().execution.trace.ending;

    expect(twice(ObjectKind.Lock)).toBe(Ending.Blocked);
    expect(twice(ObjectKind.ReentrantLock)).toBe(Ending.Completed);
  });
});

describe('conditions', () => {
  it('refuse to wait or notify without the lock', () => {
    expect(
      answers(function* (p, push) {
        const condition = p.create(ObjectKind.Condition, p.create(ObjectKind.Lock));
        push(yield* p.do(OperationKind.Wait, condition));
        push(yield* p.do(OperationKind.Notify, condition, { argument: 1 }));
      }),
    ).toEqual([Refused, Refused]);
  });

  it('forget a notification that nobody waited for', () => {
    const program = new HandwrittenProgram(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      const condition = p.create(ObjectKind.Condition, lock);
      yield* p.together(
        p.locked(lock, () => p.act(OperationKind.Wait, condition)),
        p.locked(lock, () => p.act(OperationKind.Notify, condition, { argument: -1 })),
      );
    });

    expect(program.run(new InOrder([0, 0, 1, 1, 2, 2, 2])).execution.trace.ending).toBe(Ending.Completed);
    expect(program.run(new InOrder([0, 0, 2, 2, 2, 1, 1])).execution.trace.ending).toBe(Ending.Blocked);
  });

  it('answer a time-out only once the lock is held again', () => {
    const program = new HandwrittenProgram(function* (p) {
      const lock = p.create(ObjectKind.Lock);
      const condition = p.create(ObjectKind.Condition, lock);
      yield* p.together(
        p.locked(lock, () => p.act(OperationKind.Wait, condition, { timeout: 1 })),
        p.locked(lock, () => p.act(OperationKind.Pass)),
      );
    });
    // The waiter times out while the other holds the lock.
    program.run(new InOrder([0, 0, 1, 1, 2, 1, 2, 2, 1]));

    const { trace } = program.execution;
    const steps = [...Array(trace.length).keys()].map((at) => [
      trace.task[at],
      trace.kind[at],
      trace.result[at],
    ]);
    expect(steps.slice(2, 9)).toEqual([
      [1, OperationKind.Acquire, Yes],
      [1, OperationKind.Wait, Yes],
      [2, OperationKind.Acquire, Yes],
      [1, OperationKind.Wait, No],
      [2, OperationKind.Pass, Yes],
      [2, OperationKind.Release, Yes],
      [2, OperationKind.End, Yes],
    ]);
    expect(trace.kind[9]).toBe(OperationKind.Reacquire);
    expect(trace.result[9]).toBe(No);
  });
});

describe('semaphores', () => {
  it('hand out their permits and refuse a release above the bound', () => {
    expect(
      answers(function* (p, push) {
        const semaphore = p.create(ObjectKind.BoundedSemaphore, 1);
        push(yield* p.do(OperationKind.SemaphoreAcquire, semaphore));
        push(yield* p.do(OperationKind.SemaphoreAcquire, semaphore, { timeout: 0 }));
        push(yield* p.do(OperationKind.SemaphoreRelease, semaphore, { argument: 1 }));
        push(yield* p.do(OperationKind.SemaphoreRelease, semaphore, { argument: 1 }));
      }),
    ).toEqual([Yes, No, Yes, Refused]);
  });
});

describe('barriers', () => {
  it('let everybody go together, each with the index of its arrival', () => {
    const indices: number[] = [];
    const program = new HandwrittenProgram(function* (p) {
      const barrier = p.create(ObjectKind.Barrier, 2);
      function* party(): Coroutine {
        indices.push(yield* p.do(OperationKind.BarrierWait, barrier));
        indices.push(yield* p.do(OperationKind.BarrierWait, barrier));
      }
      yield* p.together(party(), party());
    }).run();

    expect(program.execution.trace.ending).toBe(Ending.Completed);
    expect(indices.toSorted()).toEqual([0, 0, 1, 1]);
  });

  it('break for all when one times out', () => {
    const indices: number[] = [];
    new HandwrittenProgram(function* (p) {
      const barrier = p.create(ObjectKind.Barrier, 3);
      function* party(timeout: number): Coroutine {
        indices.push(yield* p.do(OperationKind.BarrierWait, barrier, { timeout }));
      }
      yield* p.together(party(1), party(-1));
    }).run();

    expect(indices).toEqual([Closed, Closed]);
  });
});

describe('queues', () => {
  it('block a put when full and a get when empty', () => {
    expect(
      answers(function* (p, push) {
        const queue = p.create(ObjectKind.Queue, 1);
        push(yield* p.do(OperationKind.QueueGet, queue, { timeout: 0 }));
        push(yield* p.do(OperationKind.QueuePut, queue));
        push(yield* p.do(OperationKind.QueuePut, queue, { timeout: 0 }));
        push(yield* p.do(OperationKind.Inspect, queue));
        push(yield* p.do(OperationKind.QueueGet, queue));
      }),
    ).toEqual([No, Yes, No, 1, Yes]);
  });

  it('refuse task-done called too often, and close for good', () => {
    expect(
      answers(function* (p, push) {
        const queue = p.create(ObjectKind.Queue, 0);
        push(yield* p.do(OperationKind.QueueTaskDone, queue));
        push(yield* p.do(OperationKind.QueueShutdown, queue));
        push(yield* p.do(OperationKind.QueuePut, queue));
        push(yield* p.do(OperationKind.QueueGet, queue));
      }),
    ).toEqual([Refused, Yes, Closed, Closed]);
  });
});

describe('joining', () => {
  it('is refused for oneself and for what was never started', () => {
    expect(
      answers(function* (p, push) {
        const never = p.execution.port.createTask({ begin: () => p.act(OperationKind.Pass) }, false);
        push(yield* p.do(OperationKind.Join, 0));
        push(yield* p.do(OperationKind.Join, never));
      }),
    ).toEqual([Refused, Refused]);
  });
});
