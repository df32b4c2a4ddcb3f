// "An `await` in the callback makes `forEach` wait."
// `forEach` throws the promises of its callbacks away: it has ended before any of them has.
export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const indices = Array.from({ length: count }, (_, index) => index);
  const results: T[] = [];
  indices.forEach(async (index) => {
    results[index] = await work(index);
  });
  return results;
}
