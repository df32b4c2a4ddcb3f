import { linearizable } from 'heddle/harness';
import { Thread } from 'heddle/threading';

class SequentialStack {
  #items: number[] = [];
  push(item: number): void {
    this.#items.push(item);
  }
  pop(): number | undefined {
    return this.#items.pop();
  }
}

linearizable('two push and pop', SequentialStack, ({ Stack }, recorded) => {
  const stack = recorded(new Stack());
  const threads = [1, 2].map((item) => new Thread(() => {
    stack.push(item);
    stack.pop();
  }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
