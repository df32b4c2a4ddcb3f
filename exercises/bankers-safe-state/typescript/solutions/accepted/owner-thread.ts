import { Queue } from 'heddle/queue';
import { Thread } from 'heddle/threading';

interface Order {
  readonly customer: number;
  readonly amounts: number[];
  readonly patient: boolean;
  readonly answer: Queue<boolean | Error>;
}
type Letter =
  Order | { readonly customer: number; readonly back: number[] } | { readonly tell: Queue<number[]> };

/** One clerk thread keeps the books; all others write letters to it. */
export class Banker {
  private readonly letters = new Queue<Letter>();

  constructor(capital: number[], claims: number[][]) {
    new Thread({ name: 'clerk', daemon: true, target: () => this.clerk([...capital], claims) }).start();
  }

  available(): number[] {
    const tell = new Queue<number[]>();
    this.letters.put({ tell });
    return tell.get();
  }

  tryRequest(customer: number, amounts: number[]): boolean {
    return this.ask(customer, amounts, false);
  }

  request(customer: number, amounts: number[]): void {
    this.ask(customer, amounts, true);
  }

  release(customer: number, amounts: number[]): void {
    this.letters.put({ customer, back: amounts });
  }

  private ask(customer: number, amounts: number[], patient: boolean): boolean {
    const answer = new Queue<boolean | Error>();
    this.letters.put({ customer, amounts, patient, answer });
    const got = answer.get();
    if (got instanceof Error) throw got;
    return got;
  }

  private clerk(free: number[], claims: number[][]): void {
    const held = claims.map((claim) => claim.map(() => 0));
    let waiting: Order[] = [];
    const serve = ({ customer, amounts, answer }: Order): boolean => {
      const nowFree = free.map((there, kind) => there - amounts[kind]!);
      const nowHeld = held.map((row, c) => (c === customer ? row.map((mine, k) => mine + amounts[k]!) : row));
      if (nowFree.some((there) => there < 0) || !isSafe(nowFree, nowHeld, claims)) return false;
      free = nowFree;
      held[customer] = nowHeld[customer]!;
      answer.put(true);
      return true;
    };
    for (;;) {
      const letter = this.letters.get();
      if ('tell' in letter) {
        letter.tell.put(free);
      } else if ('back' in letter) {
        free = free.map((there, kind) => there + letter.back[kind]!);
        held[letter.customer] = held[letter.customer]!.map((mine, kind) => mine - letter.back[kind]!);
        waiting = waiting.filter((order) => !serve(order));
      } else if (
        letter.amounts.some((amount, k) => held[letter.customer]![k]! + amount > claims[letter.customer]![k]!)
      ) {
        letter.answer.put(new RangeError('more than claimed'));
      } else if (!serve(letter)) {
        if (letter.patient) waiting.push(letter);
        else letter.answer.put(false);
      }
    }
  }
}

function isSafe(free: number[], held: number[][], claims: number[][]): boolean {
  const left = claims.map((_, customer) => customer);
  const now = [...free];
  while (left.length > 0) {
    const at = left.findIndex((c) =>
      now.every((there, kind) => claims[c]![kind]! - held[c]![kind]! <= there),
    );
    if (at < 0) return false;
    const [customer] = left.splice(at, 1);
    for (const kind of now.keys()) now[kind]! += held[customer!]![kind]!;
  }
  return true;
}
