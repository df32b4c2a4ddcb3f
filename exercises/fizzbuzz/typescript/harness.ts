import { always, check } from 'heddle/harness';
import { currentThread, Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type FizzBuzz = InstanceType<Student['FizzBuzz']>;

const WORDS = '1 2 fizz 4 buzz fizz 7 8 fizz buzz 11 fizz 13 14 fizzbuzz'.split(' ');

/** Calls each method in a thread of its own, and looks at what was said, and where. */
function count(game: FizzBuzz, n: number, what: string): void {
  const said: string[] = [];
  const say = (word: string, method: string) => {
    check.equal(currentThread().name, method, `the thread on which ${word} was said`);
    said.push(word);
    said.push('.');
  };
  const works: Record<string, () => void> = {
    'fizz()': () => game.fizz(() => say('fizz', 'fizz()')),
    'buzz()': () => game.buzz(() => say('buzz', 'buzz()')),
    'fizzbuzz()': () => game.fizzbuzz(() => say('fizzbuzz', 'fizzbuzz()')),
    'number()': () => game.number((x) => say(`${x}`, 'number()')),
  };
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
  const expected = WORDS.slice(0, n).map((word) => `${word} .`);
  check.equal(said.join(' '), expected.join(' '), `what ${what} said, with a dot at the end of each call,`);
}

always('up-to-three', ({ FizzBuzz }: Student) => {
  count(new FizzBuzz(3), 3, 'FizzBuzz(3)');
});

always('up-to-five', ({ FizzBuzz }: Student) => {
  count(new FizzBuzz(5), 5, 'FizzBuzz(5)');
});

always('up-to-one', ({ FizzBuzz }: Student) => {
  count(new FizzBuzz(1), 1, 'FizzBuzz(1)');
});

always('up-to-fifteen', ({ FizzBuzz }: Student) => {
  count(new FizzBuzz(15), 15, 'FizzBuzz(15)');
});

always('a-second-object', ({ FizzBuzz }: Student) => {
  count(new FizzBuzz(1), 1, 'FizzBuzz(1)');
  count(new FizzBuzz(3), 3, 'a second object, FizzBuzz(3),');
});
