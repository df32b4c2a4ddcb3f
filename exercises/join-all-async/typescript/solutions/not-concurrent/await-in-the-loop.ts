// "An await waits for this one call."
// That it does, and the next one does not even begin before.
export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const results: T[] = [];
  const failures: unknown[] = [];
  for (let index = 0; index < count; index++) {
    try {
      results.push(await work(index));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return results;
}
