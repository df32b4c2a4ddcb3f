// "Safe means that the money suffices, and I look after one kind after the other."
// Of each kind by itself there is an order. It has to be the same order for all kinds: only who gets all that he needs gives back.
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
    return this.changed.run(() => [...this.free]);
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

  /** Is there an order for each kind? Whoever needs least of it comes first. */
  private isSafe(free: number[], held: number[][]): boolean {
    return free.every((there, kind) => {
      const rest = (customer: number): number => this.claims[customer]![kind]! - held[customer]![kind]!;
      let left = there;
      for (const customer of [...held.keys()].sort((a, b) => rest(a) - rest(b))) {
        if (rest(customer) > left) return false;
        left += held[customer]![kind]!;
      }
      return true;
    });
  }

  private lend(customer: number, amounts: number[]): void {
    amounts.forEach((amount, kind) => {
      this.free[kind]! -= amount;
      this.held[customer]![kind]! += amount;
    });
  }
}
