// "`Promise.all` waits for all."
// Not if one is rejected: then it gives up at once, and the others are still under way.
export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const indices = Array.from({ length: count }, (_, index) => index);
  return Promise.all(indices.map((index) => work(index)));
}
