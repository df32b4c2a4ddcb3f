export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const calls: Promise<T>[] = [];
  for (let index = 0; index < count; index++) {
    const call = work(index);
    call.catch(() => {}); // looked at below, perhaps long after it was rejected
    calls.push(call);
  }
  const results: T[] = [];
  const failures: unknown[] = [];
  for (const call of calls) {
    try {
      results.push(await call);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return results;
}
