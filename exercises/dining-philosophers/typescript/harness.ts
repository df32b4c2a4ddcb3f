import { always, check, reachable } from 'heddle/harness';
import { Barrier, currentThread, sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');

/** A table with its forks: who has which, and who has eaten. */
class Table {
  readonly #philosophers: InstanceType<Student['DiningPhilosophers']>;
  /** For each fork whoever has it: one at the most, or something is wrong. */
  readonly #hands: number[][];
  readonly #eating: number[] = [];
  readonly meals: number[] = [];

  constructor(
    { DiningPhilosophers }: Student,
    readonly seats: number,
  ) {
    this.#philosophers = new DiningPhilosophers(seats);
    this.#hands = Array.from({ length: seats }, () => []);
  }

  dine(philosopher: number, look: (eating: number) => void = () => {}): void {
    const left = philosopher;
    const right = (philosopher + 1) % this.seats;
    const own = currentThread();
    const onHisOwn = (action: () => void) => () => {
      check(currentThread() === own, `philosopher ${philosopher} ate on another thread than his own`);
      action();
    };
    this.#philosophers.wantsToEat(
      philosopher,
      onHisOwn(() => this.#pick(philosopher, left)),
      onHisOwn(() => this.#pick(philosopher, right)),
      onHisOwn(() => {
        for (const fork of [left, right]) {
          check(
            this.#hands[fork]!.includes(philosopher),
            `philosopher ${philosopher} ate without fork ${fork}`,
          );
        }
        this.#eating.push(philosopher);
        look(this.#eating.length);
        sleep(1);
        this.#eating.splice(this.#eating.indexOf(philosopher), 1);
        this.meals.push(philosopher);
      }),
      onHisOwn(() => this.#put(philosopher, left)),
      onHisOwn(() => this.#put(philosopher, right)),
    );
  }

  #pick(philosopher: number, fork: number): void {
    const hands = this.#hands[fork]!;
    hands.push(philosopher);
    check.equal(hands.length, 1, `the number of hands on fork ${fork}`);
  }

  #put(philosopher: number, fork: number): void {
    const hands = this.#hands[fork]!;
    check(
      hands.includes(philosopher),
      `philosopher ${philosopher} put down fork ${fork}, which he did not have`,
    );
    hands.splice(hands.indexOf(philosopher), 1);
  }
}

/** These philosophers are hungry at the same time, so many times each. */
function hungry(table: Table, philosophers: number[], times = 1, look?: (eating: number) => void): void {
  const threads = philosophers.map(
    (philosopher) =>
      new Thread({
        name: `philosopher ${philosopher}`,
        target: () => {
          for (let i = 0; i < times; i++) table.dine(philosopher, look);
        },
      }),
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

function everybody(table: Table, times = 1): void {
  const all = Array.from({ length: table.seats }, (_, philosopher) => philosopher);
  hungry(table, all, times);
  const meals = [...table.meals].sort((a, b) => a - b);
  check.equal(
    meals,
    all.flatMap((philosopher) => Array<number>(times).fill(philosopher)),
    'who has eaten',
  );
}

always('two-at-the-table', (student: Student) => {
  everybody(new Table(student, 2));
});

always('three-at-the-table', (student: Student) => {
  everybody(new Table(student, 3));
});

reachable('across-the-table', (student: Student, reach) => {
  hungry(new Table(student, 4), [0, 2], 1, (eating) => {
    if (eating === 2) reach();
  });
});

always('eat-again', (student: Student) => {
  everybody(new Table(student, 2), 2);
});

always('five-at-the-table', (student: Student) => {
  everybody(new Table(student, 5));
});

always('both-neighbours', (student: Student) => {
  const table = new Table(student, 4);
  const both = new Barrier(2);
  const hungryNow = [1, 3].map(
    (philosopher) =>
      new Thread({
        name: `philosopher ${philosopher}`,
        target: () => table.dine(philosopher, () => both.wait()),
      }),
  );
  // While 0 eats, both of his neighbours become hungry; afterwards each eats until the other one does.
  table.dine(0, () => {
    for (const thread of hungryNow) thread.start();
  });
  for (const thread of hungryNow) thread.join();
  check.equal(
    [...table.meals].sort((a, b) => a - b),
    [0, 1, 3],
    'who has eaten',
  );
});

always('two-tables', (student: Student) => {
  const [one, other] = [new Table(student, 2), new Table(student, 2)];
  one.dine(0, () => everybody(other)); // while somebody eats at one table, a whole meal at the other one
  check.equal([one.meals.length, other.meals.length], [1, 2], 'the number of meals at each table');
});
