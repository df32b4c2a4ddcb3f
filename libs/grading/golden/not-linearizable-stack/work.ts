import { Lock } from 'heddle/threading';

export class Stack {
  private readonly lock = new Lock();
  private items: number[] = [];

  push(item: number): void {
    this.lock.run(() => this.items.push(item));
  }

  pop(): number | undefined {
    const top = this.lock.run(() => this.items[this.items.length - 1]);
    this.lock.run(() => this.items.pop());
    return top;
  }
}
