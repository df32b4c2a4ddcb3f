import { Time } from './port';

/** So many looks at a clock that stands still, and whoever looks waits for it to move. */
const PATIENCE = 1000;

/** Then each look takes so many seconds: `while (Date.now() < due);` ends, and not much later than it should. */
const LOOK = 0.01;

/**
 * The clock as a program reads it. Virtual time passes only while somebody sleeps or waits, so a loop that waits for the clock to show a
 * certain time, and does nothing else, would never end.
 */
export class WatchedClock {
  private looks = 0;
  private shown = 0;

  constructor(private readonly time: Float64Array) {}

  reset(): void {
    this.looks = this.shown = 0;
  }

  /** Seconds. */
  read(): number {
    const { time } = this;
    if (time[Time.Now] !== this.shown) this.looks = 0;
    else if (++this.looks > PATIENCE) time[Time.Now] = this.shown + LOOK;
    return (this.shown = time[Time.Now]!);
  }
}
