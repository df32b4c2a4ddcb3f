import { Event, Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private readonly ended = new Event();
  private settled!: { ok: true; value: T } | { ok: false; error: unknown };

  constructor(work: () => T) {
    super(() => {
      try {
        this.settled = { ok: true, value: work() };
      } catch (error) {
        this.settled = { ok: false, error };
      } finally {
        this.ended.set();
      }
    });
  }

  result(): T {
    this.ended.wait();
    if (!this.settled.ok) throw this.settled.error;
    return this.settled.value;
  }
}
