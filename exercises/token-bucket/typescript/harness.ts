import { always, check, io, reachable } from 'heddle/harness';

type Student = typeof import('./starter');
type TokenBucket = InstanceType<Student['TokenBucket']>;

// Two tokens a second, room for three: a token takes 500 ms. Everything is looked at between two moments in which something may
// happen, so that it does not matter how a program rounds, and whose timer comes first.

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Those who want tokens, and those who have got them, in that order. */
class Queue {
  readonly served: string[] = [];
  readonly #calls: Promise<void>[] = [];

  constructor(readonly bucket: TokenBucket) {}

  come(name: string, count: number): void {
    this.#calls.push(this.#take(name, count));
  }

  async #take(name: string, count: number): Promise<void> {
    await this.bucket.take(count);
    this.served.push(name);
  }

  async all(): Promise<void> {
    await Promise.all(this.#calls);
  }
}

reachable('at-once', async ({ TokenBucket }: Student, reach) => {
  const bucket = new TokenBucket(2, 3);
  let under = 0;
  const ask = async () => {
    await bucket.take(1);
    under += 1;
    if (under === 3) reach();
    await sleep(100);
    under -= 1;
  };
  await Promise.all([ask(), ask(), ask()]);
});

always('by-and-by', async ({ TokenBucket }: Student) => {
  const queue = new Queue(new TokenBucket(2, 3));
  for (const name of ['a', 'b', 'c', 'd', 'e']) queue.come(name, 1);
  await sleep(250);
  check.equal(queue.served.length, 3, 'how many had gone on after 250 ms');
  await sleep(500);
  check.equal(queue.served.length, 4, 'how many had gone on after 750 ms');
  await sleep(500);
  check.equal(queue.served.length, 5, 'how many had gone on after 1250 ms');
  await queue.all();
  check.equal(queue.served.join(' '), 'a b c d e', 'who went on, in that order');
});

always('never-fuller', async ({ TokenBucket }: Student) => {
  const bucket = new TokenBucket(2, 3);
  await sleep(10_000);
  const answers = [1, 2, 3, 4].map(() => bucket.tryTake(1));
  check.equal(answers, [true, true, true, false], 'what tryTake(1) answered four times, after ten seconds');
  await sleep(250);
  check.equal(bucket.tryTake(1), false, 'what tryTake(1) answered 250 ms later');
  await sleep(500);
  check.equal(bucket.tryTake(1), true, 'what it answered after another 500 ms');
  check.equal(bucket.tryTake(1), false, 'what it answered right after that');
});

always('in-order', async ({ TokenBucket }: Student) => {
  const queue = new Queue(new TokenBucket(2, 3));
  check.equal(queue.bucket.tryTake(3), true, 'what tryTake(3) of a full bucket answered');
  queue.come('who wants 2', 2);
  queue.come('who wants 1', 1);
  await sleep(750);
  check.equal(queue.served, [], 'who had gone on after 750 ms');
  queue.come('who came late', 1);
  await sleep(500);
  check.equal(queue.served, ['who wants 2'], 'who had gone on after 1250 ms');
  await sleep(500);
  check.equal(queue.served, ['who wants 2', 'who wants 1'], 'who had gone on after 1750 ms');
  await sleep(500);
  check.equal(queue.served, ['who wants 2', 'who wants 1', 'who came late'], 'who had gone on after 2250 ms');
  await sleep(500);
  check.equal(queue.bucket.tryTake(1), true, 'what tryTake(1) answered after 2750 ms, when nobody waited');
  await queue.all();
});

always('behind-those-who-wait', async ({ TokenBucket }: Student) => {
  const queue = new Queue(new TokenBucket(2, 3));
  queue.come('first', 3);
  queue.come('second', 2);
  await sleep(750);
  check.equal(queue.served, ['first'], 'who had gone on after 750 ms');
  check.equal(queue.bucket.tryTake(1), false, 'what tryTake(1) answered while somebody waited for 2 tokens');
  await sleep(500);
  check.equal(queue.served, ['first', 'second'], 'who had gone on after 1250 ms');
  await sleep(500);
  check.equal(queue.bucket.tryTake(1), true, 'what tryTake(1) answered after 1750 ms, when nobody waited');
  await queue.all();

  // Two wait. When the first of them has gone on, the other one still does.
  const two = new Queue(new TokenBucket(2, 3));
  check.equal(two.bucket.tryTake(3), true, 'what tryTake(3) of a full bucket answered');
  two.come('who wants 1', 1);
  two.come('who wants 2', 2);
  await sleep(1250);
  check.equal(two.served, ['who wants 1'], 'who had gone on after 1250 ms');
  check.equal(two.bucket.tryTake(1), false, 'what tryTake(1) answered while one of two still waited');
  await sleep(500);
  check.equal(two.served, ['who wants 1', 'who wants 2'], 'who had gone on after 1750 ms');
  await two.all();
});

always('evenly', async ({ TokenBucket }: Student) => {
  const bucket = new TokenBucket(2, 3);
  await sleep(250);
  check.equal(bucket.tryTake(3), true, 'what tryTake(3) of a full bucket answered');
  for (const late of [125, 250, 375]) {
    await sleep(125);
    check.equal(bucket.tryTake(1), false, `what tryTake(1) answered ${late} ms after the bucket was emptied`);
  }
  await sleep(250);
  check.equal(bucket.tryTake(1), true, 'what it answered 625 ms after the bucket was emptied');
  await sleep(250);
  check.equal(bucket.tryTake(1), false, 'what it answered after 875 ms');
  await sleep(250);
  check.equal(bucket.tryTake(1), true, 'what it answered after 1125 ms');
  await sleep(450);
  check.equal(bucket.tryTake(1), true, 'what it answered after 1575 ms');
  await sleep(125);
  const queue = new Queue(bucket);
  queue.come('who came after 1700 ms', 1);
  await sleep(200);
  check.equal(queue.served, [], 'who had gone on after 1900 ms');
  await sleep(200);
  check.equal(queue.served, ['who came after 1700 ms'], 'who had gone on after 2100 ms');
  await queue.all();
});

always('more-than-fits', async ({ TokenBucket }: Student) => {
  const queue = new Queue(new TokenBucket(2, 3));
  check.equal(queue.bucket.tryTake(4), false, 'what tryTake(4) answered, of a bucket with room for 3');
  let caught: unknown;
  try {
    await queue.bucket.take(4);
  } catch (error) {
    caught = (error as Error).name;
  }
  check.equal(caught, 'RangeError', 'the name of the error of take(4)');
  check.equal(queue.bucket.tryTake(3), true, 'what tryTake(3) answered after that');
  queue.come('a', 1);
  queue.bucket.tryTake(4);
  await queue.bucket.take(4).catch(() => {});
  await sleep(250);
  check.equal(queue.served, [], 'who had gone on after 250 ms');
  await sleep(500);
  check.equal(queue.served, ['a'], 'who had gone on after 750 ms');
  await queue.all();
});

always('whenever-they-come', async ({ TokenBucket }: Student) => {
  const queue = new Queue(new TokenBucket(2, 1));
  const names = ['a', 'b', 'c'];
  const came: string[] = [];
  const coming = names.map(async (name) => {
    await io.operation(`${name} comes`, () => {}, { latency: [0, 500] });
    came.push(name);
    queue.come(name, 1);
  });
  for (const passed of [250, 750, 1250]) {
    await sleep(passed === 250 ? 250 : 500);
    const most = 1 + Math.floor((passed * 2) / 1000);
    check(
      queue.served.length <= most,
      `${queue.served.length} had gone on after ${passed} ms, at most ${most} may`,
    );
  }
  await Promise.all(coming);
  await sleep(1000);
  check.equal(queue.served, came, 'who had gone on in the end, beside those who had come');
  await queue.all();
});

always('two-buckets', async ({ TokenBucket }: Student) => {
  const [slow, quick] = [new Queue(new TokenBucket(2, 3)), new Queue(new TokenBucket(8, 1))];
  check.equal(slow.bucket.tryTake(3), true, 'what tryTake(3) of a full bucket answered');
  slow.come('a', 3);
  for (const name of ['b', 'c', 'd']) quick.come(name, 1);
  await sleep(188);
  check.equal(quick.served, ['b', 'c'], 'who had gone on after 188 ms, with a bucket of 8 tokens a second');
  await sleep(125);
  check.equal(quick.served, ['b', 'c', 'd'], 'who had gone on after 313 ms');
  check.equal(slow.served, [], 'who had gone on with an empty bucket beside it');
  await Promise.all([slow.all(), quick.all()]);
});
