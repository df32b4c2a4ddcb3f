// "An async function runs beside the others." In the same thread it does.
import { threadId } from 'node:worker_threads';

/** What a shop takes in a day. Blocks its thread until the shop closes. Given: leave it as it is. */
export function sell(till: Int32Array): number {
  Atomics.store(till, 0, threadId);
  Atomics.notify(till, 0);
  Atomics.wait(till, 1, -1);
  return Atomics.load(till, 1);
}

export async function total(tills: readonly Int32Array[]): Promise<number> {
  const amounts = await Promise.all(tills.map(async (till) => sell(till)));
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
