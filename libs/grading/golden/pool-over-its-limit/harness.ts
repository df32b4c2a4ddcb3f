import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

function together(...works: (() => void)[]): void {
  const threads = works.map((work) => new Thread({ name: work.name, target: work }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('three connect to a pool of two', ({ connect, connections }) => {
  const client = () => { connect(); };
  together(client, client, client);
  check(connections() <= 2, `${connections()} connections are in use, and there are only 2`);
});
