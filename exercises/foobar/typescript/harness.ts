import { always, check } from 'heddle/harness';
import { currentThread, Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type FooBar = InstanceType<Student['FooBar']>;

/** Calls the methods in threads of their own, started in this order, and looks at what was printed. */
function blink(foobar: FooBar, n: number, names: ('foo' | 'bar')[], what: string): void {
  const log: string[] = [];
  const threads = names.map(
    (name) =>
      new Thread({
        name: `${name}()`,
        target: () => {
          foobar[name](() => {
            check.equal(currentThread().name, `${name}()`, `the thread on which ${name} was printed`);
            log.push(name);
            log.push('.');
          });
        },
      }),
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
  const expected = Array.from({ length: n }, () => 'foo . bar .').join(' ');
  check.equal(log.join(' '), expected, `what ${what} printed, with a dot at the end of each print,`);
}

always('one-round', ({ FooBar }: Student) => {
  blink(new FooBar(1), 1, ['foo', 'bar'], 'FooBar(1)');
});

always('two-rounds', ({ FooBar }: Student) => {
  blink(new FooBar(2), 2, ['foo', 'bar'], 'FooBar(2)');
});

always('bar-starts-first', ({ FooBar }: Student) => {
  blink(new FooBar(2), 2, ['bar', 'foo'], 'FooBar(2)');
});

always('three-rounds', ({ FooBar }: Student) => {
  blink(new FooBar(3), 3, ['foo', 'bar'], 'FooBar(3)');
});

always('a-second-object', ({ FooBar }: Student) => {
  blink(new FooBar(1), 1, ['foo', 'bar'], 'FooBar(1)');
  blink(new FooBar(2), 2, ['bar', 'foo'], 'a second object, FooBar(2),');
});
