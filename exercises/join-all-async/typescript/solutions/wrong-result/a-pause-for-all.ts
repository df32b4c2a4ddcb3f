// "After a second all of them will be done."
// A call may take longer than any pause: nothing connects the two.
export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const indices = Array.from({ length: count }, (_, index) => index);
  const results: T[] = [];
  const failures: unknown[] = [];
  for (const index of indices) {
    work(index).then(
      (value) => (results[index] = value),
      (error: unknown) => failures.push(error),
    );
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  if (failures.length > 0) throw failures[0];
  return results;
}
