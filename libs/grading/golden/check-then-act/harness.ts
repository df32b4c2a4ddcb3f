import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread({ name: work.name, target: work }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('one ticket, two customers', ({ sell, left }) => {
  const buy = () => { sell(); };
  together(buy, buy);
  check.equal(left(), 0, 'the number of tickets left');
});
