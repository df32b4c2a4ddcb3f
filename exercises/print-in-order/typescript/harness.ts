import { always, check } from 'heddle/harness';
import { currentThread, Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type Foo = InstanceType<Student['Foo']>;
type Name = 'first' | 'second' | 'third';

/** Calls the methods in threads of their own, started in this order; answers what was printed, with the end of each print. */
function printed(foo: Foo, names: Name[]): string {
  const log: string[] = [];
  const threads = names.map(
    (name) =>
      new Thread({
        name: `${name}()`,
        target: () => {
          foo[name](() => {
            check.equal(currentThread().name, `${name}()`, `the thread on which ${name} was printed`);
            log.push(name);
            log.push('.');
          });
        },
      }),
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
  return log.join(' ');
}

const EXPECTED = 'first . second . third .';
const WHAT = 'what was printed, with a dot at the end of each print,';

always('in-order', ({ Foo }: Student) => {
  check.equal(printed(new Foo(), ['first', 'second', 'third']), EXPECTED, WHAT);
});

always('the-other-way-round', ({ Foo }: Student) => {
  check.equal(printed(new Foo(), ['third', 'second', 'first']), EXPECTED, WHAT);
});

always('a-second-object', ({ Foo }: Student) => {
  printed(new Foo(), ['first', 'second', 'third']);
  check.equal(printed(new Foo(), ['third', 'second', 'first']), EXPECTED, `${WHAT} by a second object`);
});
