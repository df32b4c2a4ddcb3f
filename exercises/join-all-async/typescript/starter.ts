export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const indices = Array.from({ length: count }, (_, index) => index);
  const results: T[] = [];
  indices.forEach(async (index) => {
    results[index] = await work(index);
  });
  return results;
}
