import { Queue } from 'heddle/queue';
import { Thread } from 'heddle/threading';

type Change = (old: number) => number;
type Answer = { value: number } | { error: unknown };
interface Request {
  readonly change: Change;
  readonly answer: Queue<Answer>;
}

/** The counter belongs to one thread. The others send it what they want done, and wait for its answer. */
const requests = new Queue<Request>();

function own(): void {
  let counter = 0;
  for (;;) {
    const { change, answer } = requests.get();
    try {
      counter = change(counter);
      answer.put({ value: counter });
    } catch (error) {
      answer.put({ error });
    }
  }
}

new Thread({ target: own, name: 'owner', daemon: true }).start();

function ask(change: Change): number {
  const answer = new Queue<Answer>(1);
  requests.put({ change, answer });
  const result = answer.get();
  if ('error' in result) throw result.error;
  return result.value;
}

export function value(): number {
  return ask((old) => old);
}

export function increment(): void {
  ask((old) => old + 1);
}

export function update(change: Change): void {
  ask(change);
}

export function countTogether(threads: number, times: number, step: () => void): number {
  const started: Thread[] = [];
  for (let i = 0; i < threads; i++) {
    started.push(
      new Thread(() => {
        for (let j = 0; j < times; j++) step();
      }),
    );
  }
  for (const thread of started) thread.start();
  for (const thread of started) thread.join();
  return value();
}
