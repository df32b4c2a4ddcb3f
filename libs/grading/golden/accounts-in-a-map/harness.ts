import { always } from 'heddle/harness';
import { Thread } from 'heddle/threading';

always('ann pays bob, bob pays ann', ({ transfer }) => {
  const threads = [
    new Thread({ name: 'ann pays', target: () => transfer('ann', 'bob', 10) }),
    new Thread({ name: 'bob pays', target: () => transfer('bob', 'ann', 20) }),
  ];
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
});
