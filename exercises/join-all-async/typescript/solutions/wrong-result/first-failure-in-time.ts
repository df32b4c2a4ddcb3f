// "The first failure is the one that comes first."
// Which one comes first is chance; the one with the smallest index is asked for.
export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const indices = Array.from({ length: count }, (_, index) => index);
  const failures: unknown[] = [];
  const results = await Promise.all(
    indices.map((index) =>
      work(index).catch((error: unknown) => {
        failures.push(error);
        return undefined as T;
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
  return results;
}
