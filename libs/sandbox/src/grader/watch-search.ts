import { STRATEGIES } from '@heddle/exploration';
import { Counter } from '../isolate/counters';
import type { GraderMessage } from '../protocol';

/** Short jobs end before anybody could read how far they are. */
const LOOK_EVERY_MS = 250;

/** Says how far the search is that runs in the isolate's own thread. Answers how to stop. */
export function watchSearch(counters: Int32Array, say: (message: GraderMessage) => void): () => void {
  const timer = setInterval(() => {
    const schedules = Atomics.load(counters, Counter.Schedules);
    const strategy = STRATEGIES[Atomics.load(counters, Counter.Strategy)];
    if (strategy !== undefined) say({ kind: 'progress', schedules, strategy });
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
