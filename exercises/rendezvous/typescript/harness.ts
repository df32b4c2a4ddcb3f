import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type Rendezvous = InstanceType<Student['Rendezvous']>;

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

/** The works of A and of B: each of them brings its gifts, one after the other, and keeps what it gets in `got`. */
function couple(
  meeting: Rendezvous,
  giftsOfA: number[],
  giftsOfB: number[],
  got: { a: number[]; b: number[] },
) {
  return {
    a: () => {
      for (const gift of giftsOfA) got.a.push(meeting.meetA(gift));
    },
    b: () => {
      for (const gift of giftsOfB) got.b.push(meeting.meetB(gift));
    },
  };
}

const text = (gifts: number[]) => gifts.join(' ');

always('one-exchange', ({ Rendezvous }: Student) => {
  const got = { a: [], b: [] };
  const { a, b } = couple(new Rendezvous(), [0], [7], got);
  together({ A: a, B: b });
  check.equal(text(got.a), '7', 'what A got when A brought 0 and B brought 7');
  check.equal(text(got.b), '0', 'what B got when A brought 0 and B brought 7');
});

always('both-before-both-after', ({ Rendezvous }: Student) => {
  const meeting = new Rendezvous();
  const here: string[] = [];
  together({
    A: () => {
      here.push('A');
      meeting.meetA(1);
      check(here.includes('B'), 'meetA returned before B had come');
    },
    B: () => {
      here.push('B');
      meeting.meetB(2);
      check(here.includes('A'), 'meetB returned before A had come');
    },
  });
});

always('two-exchanges', ({ Rendezvous }: Student) => {
  const got = { a: [], b: [] };
  const { a, b } = couple(new Rendezvous(), [1, 2], [8, 9], got);
  together({ A: a, B: b });
  check.equal(text(got.a), '8 9', 'what A got when A brought 1, 2 and B brought 8, 9');
  check.equal(text(got.b), '1 2', 'what B got when A brought 1, 2 and B brought 8, 9');
});

always('two-couples', ({ Rendezvous }: Student) => {
  const first = { a: [], b: [] };
  const second = { a: [], b: [] };
  const one = couple(new Rendezvous(), [1], [2], first);
  const other = couple(new Rendezvous(), [3], [4], second);
  together({ A: one.a, 'the other A': other.a, 'the other B': other.b, B: one.b });
  check.equal(`${text(first.a)} and ${text(first.b)}`, '2 and 1', 'what A and B got, who brought 1 and 2,');
  check.equal(
    `${text(second.a)} and ${text(second.b)}`,
    '4 and 3',
    'what the others got, who brought 3 and 4,',
  );
});
