import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type BoundedQueue = InstanceType<Student['BoundedQueue']>;

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

function produce(queue: BoundedQueue, ...elements: number[]): () => void {
  return () => {
    for (const element of elements) queue.enqueue(element);
  };
}

function consume(queue: BoundedQueue, times: number, into: number[]): () => void {
  return () => {
    for (let i = 0; i < times; i++) into.push(queue.dequeue());
  };
}

function sorted(elements: readonly number[]): number[] {
  return [...elements].sort((a, b) => a - b);
}

always('one-and-one', ({ BoundedQueue }: Student) => {
  const queue = new BoundedQueue(1);
  const taken: number[] = [];
  together({ producer: produce(queue, 1, 0, 2), consumer: consume(queue, 3, taken) });
  check.equal(taken, [1, 0, 2], 'what was taken out, in that order');
  check.equal(queue.size(), 0, 'the size at the end');
});

always('up-to-capacity', ({ BoundedQueue }: Student) => {
  const queue = new BoundedQueue(3);
  check.equal(queue.size(), 0, 'the size of a new queue');
  produce(queue, 7, 0, 8)(); // nobody takes anything meanwhile
  check.equal(queue.size(), 3, 'the size after three elements');
  check.equal([queue.dequeue(), queue.dequeue()], [7, 0], 'what was taken out, in that order');
  queue.enqueue(9);
  check.equal([queue.dequeue(), queue.dequeue()], [8, 9], 'what was taken out, in that order');
  check.equal(queue.size(), 0, 'the size at the end');
});

always('never-more', ({ BoundedQueue }: Student) => {
  const queue = new BoundedQueue(1);
  const put: number[] = [];
  const begun: number[] = [];
  const taken: number[] = [];
  const fill =
    (...elements: number[]) =>
    () => {
      for (const element of elements) {
        queue.enqueue(element);
        put.push(element);
        const inside = put.length - begun.length; // at the least: who has begun may not have taken yet
        check(inside <= 1, `${inside} elements were in a queue that has room for 1`);
      }
    };
  together({
    'producer A': fill(1, 3),
    'producer B': fill(2),
    consumer: () => {
      for (let i = 0; i < 3; i++) {
        begun.push(i);
        taken.push(queue.dequeue());
      }
    },
  });
  check.equal(sorted(taken), [1, 2, 3], 'what was taken out');
});

always('two-consumers', ({ BoundedQueue }: Student) => {
  const queue = new BoundedQueue(2);
  const [a, b]: [number[], number[]] = [[], []];
  together({
    'consumer A': consume(queue, 1, a),
    'consumer B': consume(queue, 1, b),
    producer: produce(queue, 1, 2),
  });
  check.equal(sorted([...a, ...b]), [1, 2], 'what was taken out');
});

always('two-and-two', ({ BoundedQueue }: Student) => {
  const queue = new BoundedQueue(1);
  const [a, b]: [number[], number[]] = [[], []];
  together({
    'consumer A': consume(queue, 2, a),
    'consumer B': consume(queue, 2, b),
    'producer A': produce(queue, 1, 2),
    'producer B': produce(queue, 3, 4),
  });
  check.equal(sorted([...a, ...b]), [1, 2, 3, 4], 'what was taken out');
});

always('size-meanwhile', ({ BoundedQueue }: Student) => {
  const queue = new BoundedQueue(1);
  const taken: number[] = [];
  together({
    producer: produce(queue, 1, 2),
    consumer: consume(queue, 2, taken),
    observer: () => {
      const size = queue.size();
      check(size === 0 || size === 1, `the size of a queue with room for 1 was ${size}`);
    },
  });
  check.equal(taken, [1, 2], 'what was taken out, in that order');
});

always('two-queues', ({ BoundedQueue }: Student) => {
  const [full, other] = [new BoundedQueue(1), new BoundedQueue(1)];
  full.enqueue(5);
  const taken: number[] = [];
  together({ producer: produce(other, 1, 2), consumer: consume(other, 2, taken) });
  check.equal(taken, [1, 2], 'what was taken out of one queue while the other one was full');
  check.equal([full.size(), full.dequeue()], [1, 5], 'what was in the other one: how many, and which');
});
