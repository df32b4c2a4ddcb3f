// "I hold the lock while I look." What is handed out is no copy but the banker's own array:
// whoever reads it does so later, without the lock, and sees half a loan.
import { Condition } from 'heddle/threading';

export class Banker {
  private readonly changed = new Condition();
  private readonly free: number[];
  private readonly held: number[][];

  constructor(
    capital: number[],
    private readonly claims: number[][],
  ) {
    this.free = [...capital];
    this.held = claims.map((claim) => claim.map(() => 0));
  }

  available(): number[] {
    return this.changed.run(() => this.free);
  }

  tryRequest(customer: number, amounts: number[]): boolean {
    return this.changed.run(() => {
      this.checkClaim(customer, amounts);
      if (!this.mayLend(customer, amounts)) return false;
      this.lend(customer, amounts);
      return true;
    });
  }

  request(customer: number, amounts: number[]): void {
    this.changed.run(() => {
      this.checkClaim(customer, amounts);
      this.changed.waitFor(() => this.mayLend(customer, amounts));
      this.lend(customer, amounts);
    });
  }

  release(customer: number, amounts: number[]): void {
    this.changed.run(() => {
      amounts.forEach((amount, kind) => {
        this.free[kind]! += amount;
        this.held[customer]![kind]! -= amount;
      });
      this.changed.notifyAll();
    });
  }

  private checkClaim(customer: number, amounts: number[]): void {
    const claim = this.claims[customer]!;
    const held = this.held[customer]!;
    if (amounts.some((amount, kind) => held[kind]! + amount > claim[kind]!)) {
      throw new RangeError(`customer ${customer} asks for more than its claim`);
    }
  }

  private mayLend(customer: number, amounts: number[]): boolean {
    if (amounts.some((amount, kind) => amount > this.free[kind]!)) return false;
    const free = this.free.map((there, kind) => there - amounts[kind]!);
    const held = this.held.map((row) => [...row]);
    held[customer] = held[customer]!.map((mine, kind) => mine + amounts[kind]!);
    return this.isSafe(free, held);
  }

  /** Can all be served in some order? Whoever can be served first may as well be: after that there is only more. */
  private isSafe(free: number[], held: number[][]): boolean {
    const unserved = new Set(held.keys());
    for (;;) {
      const next = [...unserved].find((customer) =>
        free.every((there, kind) => this.claims[customer]![kind]! - held[customer]![kind]! <= there),
      );
      if (next === undefined) return unserved.size === 0;
      unserved.delete(next);
      held[next]!.forEach((mine, kind) => {
        free[kind]! += mine;
      });
    }
  }

  private lend(customer: number, amounts: number[]): void {
    amounts.forEach((amount, kind) => {
      this.free[kind]! -= amount;
      this.held[customer]![kind]! += amount;
    });
  }
}
