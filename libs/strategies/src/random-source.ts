/**
 * A small deterministic generator: sfc32 (Doty-Humphrey, PractRand), seeded through the finaliser of MurmurHash3.
 * Only 32-bit integer operations, so that every platform draws the same numbers. No use for secrets.
 *
 * Streams with different numbers are independent for every purpose here.
 */
export class RandomSource {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  /** Starts stream number `stream` of `seed`; both are integers. */
  reset(seed: number, stream: number): void {
    const state = mix(seed | 0) ^ mix(Math.floor(seed / 0x1_0000_0000) + 0x632be5ab);
    this.a = mix(state + Math.imul(stream, GOLDEN));
    this.b = mix(this.a ^ state);
    this.c = mix(this.b + stream);
    this.counter = 1;
    for (let round = 0; round < WARM_UP; round++) this.next();
  }

  /** 32 random bits, as a signed integer. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum;
  }

  /** An integer in [0, bound), for 1 ≤ bound ≤ 2³¹. The bias is below bound / 2³². */
  below(bound: number): number {
    return Math.floor(((this.next() >>> 0) * bound) / 0x1_0000_0000);
  }
}

const GOLDEN = 0x9e3779b9;
const WARM_UP = 8;

function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
