// "The first result is the first to come."
// They come in any order; each has its own place.
export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const indices = Array.from({ length: count }, (_, index) => index);
  const results: T[] = [];
  const failures: unknown[] = [];
  await Promise.all(
    indices.map(async (index) => {
      try {
        results.push(await work(index));
      } catch (error) {
        failures[index] = error;
      }
    }),
  );
  const [failure] = failures.filter((each) => each !== undefined);
  if (failure !== undefined) throw failure;
  return results;
}
