import { Condition, Thread } from 'heddle/threading';

export class ResultThread<T> extends Thread {
  private readonly changed = new Condition();
  private answers: [T] | [] = [];
  private errors: [unknown] | [] = [];

  constructor(private readonly work: () => T) {
    super();
  }

  override run(): void {
    let answers: [T] | [] = [];
    let errors: [unknown] | [] = [];
    try {
      answers = [this.work()];
    } catch (error) {
      errors = [error];
    }
    this.changed.run(() => {
      this.answers = answers;
      this.errors = errors;
      this.changed.notifyAll();
    });
  }

  result(): T {
    return this.changed.run(() => {
      this.changed.waitFor(() => this.answers.length + this.errors.length > 0);
      if (this.errors.length === 1) throw this.errors[0];
      return this.answers[0]!;
    });
  }
}
