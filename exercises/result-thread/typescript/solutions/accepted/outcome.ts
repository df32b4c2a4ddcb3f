import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private outcome!: () => T;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    try {
      const value = this.work();
      this.outcome = () => value;
    } catch (error) {
      this.outcome = () => {
        throw error;
      };
    }
  }

  result(): T {
    this.join();
    return this.outcome();
  }
}
