import { reachable } from 'heddle/harness';

reachable('both are at work at the same time', ({ both }, reach) => {
  let inside = 0;
  const work = () => {
    if (++inside === 2) reach();
    inside--;
  };
  both(work, work);
});
