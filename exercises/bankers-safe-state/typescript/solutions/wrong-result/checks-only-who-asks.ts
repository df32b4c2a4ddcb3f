// "If the one who asks can be served to the end, it does no harm."
// Another one may have to be served before him, and he can wait for that: it is refused without need.
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
    return this.free.every((there, kind) => {
      const rest = this.claims[customer]![kind]! - this.held[customer]![kind]!;
      return amounts[kind]! <= there && rest <= there;
    });
  }

  private lend(customer: number, amounts: number[]): void {
    amounts.forEach((amount, kind) => {
      this.free[kind]! -= amount;
      this.held[customer]![kind]! += amount;
    });
  }
}
