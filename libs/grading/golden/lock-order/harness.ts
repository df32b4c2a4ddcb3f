import { always } from 'heddle/harness';
import { Queue } from 'heddle/queue';
import { Thread } from 'heddle/threading';

always('one leaves when the other has arrived', ({ arrive, leave }) => {
  const arrived = new Queue();
  const arriving = new Thread({ name: 'arriving', target: () => { arrive(); arrived.put(1); } });
  const leaving = new Thread({ name: 'leaving', target: () => { arrived.get(); leave(); } });
  arriving.start();
  leaving.start();
  arriving.join();
  leaving.join();
});
