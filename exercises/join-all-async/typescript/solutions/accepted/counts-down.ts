type Outcome<T> = { value: T } | { reason: unknown };

export function runAll<T>(work: (index: number) => Promise<T>, count: number): Promise<T[]> {
  const outcomes: Outcome<T>[] = [];
  let left = count;
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      const results: T[] = [];
      for (const outcome of outcomes) {
        if ('reason' in outcome) return reject(outcome.reason);
        results.push(outcome.value);
      }
      resolve(results);
    };
    const settle = (index: number, outcome: Outcome<T>): void => {
      outcomes[index] = outcome;
      left -= 1;
      if (left === 0) finish();
    };
    if (count === 0) finish();
    for (let index = 0; index < count; index++) {
      work(index).then(
        (value) => settle(index, { value }),
        (reason: unknown) => settle(index, { reason }),
      );
    }
  });
}
