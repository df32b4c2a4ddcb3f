import { Thread } from 'heddle/threading';

class Call<T> extends Thread {
  result?: T;

  constructor(
    private readonly work: (index: number) => T,
    private readonly index: number,
  ) {
    super();
  }

  override run(): void {
    this.result = this.work(this.index);
  }

  get(): T {
    this.join();
    return this.result as T;
  }
}

export function runAll<T>(work: (index: number) => T, count: number): T[] {
  const calls = Array.from({ length: count }, (_, index) => new Call(work, index));
  calls.forEach((call) => call.start());
  return calls.map((call) => call.get());
}
