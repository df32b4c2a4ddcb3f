import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread({ name: work.name, target: work }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('one prepares, one waits', ({ prepare, waitUntilReady }) => {
  together(prepare, waitUntilReady);
});
