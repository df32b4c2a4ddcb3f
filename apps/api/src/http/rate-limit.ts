import { ProblemError } from './problem-error';

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Token buckets by key, in this process: `burst` at once, then one every `everyMs`. With several API processes each one
 * allows as much; that is enough against floods, which is what it is for. Guessing is limited by `SharedRateLimit`.
 */
export class RateLimit {
  readonly #buckets = new Map<string, Bucket>();

  constructor(
    private readonly burst: number,
    private readonly everyMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws {ProblemError} if there were too many of this key */
  take(key: string): void {
    const now = this.now();
    if (this.#buckets.size > 50_000) this.#forgetFull(now);
    const bucket = this.#buckets.get(key) ?? { tokens: this.burst, at: now };
    bucket.tokens = Math.min(this.burst, bucket.tokens + (now - bucket.at) / this.everyMs);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) throw new ProblemError('rate-limited');
    bucket.tokens--;
  }

  #forgetFull(now: number): void {
    for (const [key, { tokens, at }] of this.#buckets) {
      if (tokens + (now - at) / this.everyMs >= this.burst) this.#buckets.delete(key);
    }
  }
}
