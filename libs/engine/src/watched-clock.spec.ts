import { Time } from './port';
import { WatchedClock } from './watched-clock';

describe('the clock that a program reads', () => {
  it('stands still for whoever looks at it now and then', () => {
    const clock = new WatchedClock(new Float64Array(2));

    for (let look = 0; look < 500; look++) clock.read();

    expect(clock.read()).toBe(0);
  });

  it('moves for a loop that waits for it', () => {
    const clock = new WatchedClock(new Float64Array(2));
    let rounds = 0;

    while (clock.read() < 10) rounds++;

    expect(rounds).toBeLessThan(3000);
    expect(clock.read()).toBeLessThan(10.1);
  });

  it('has patience again when somebody has slept', () => {
    const time = new Float64Array(2);
    const clock = new WatchedClock(time);
    while (clock.read() < 1);

    time[Time.Now] = 5;

    expect([clock.read(), clock.read()]).toEqual([5, 5]);
  });
});
