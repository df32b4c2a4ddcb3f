import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread({ name: work.name, target: work }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('two deposits', ({ deposit, read }) => {
  together(function first() { deposit(1); }, function second() { deposit(2); });
  check.equal(read(), 3, 'the balance');
});
