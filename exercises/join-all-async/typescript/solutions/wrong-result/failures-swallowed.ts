// "Whoever catches an error has dealt with it."
// The caller never hears of it, and takes the gap for a value.
export async function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const indices = Array.from({ length: count }, (_, index) => index);
  return Promise.all(indices.map((index) => work(index).catch(() => undefined as T)));
}
