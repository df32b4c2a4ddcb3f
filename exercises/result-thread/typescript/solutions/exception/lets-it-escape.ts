// "run() need not catch anything: the exception comes out of join()."
// An exception that leaves run() ends the program. Nobody is above run() who could catch it.
import { Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private value?: T;

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    this.value = this.work();
  }

  result(): T {
    this.join();
    return this.value!;
  }
}
