import { always, check, reachable } from 'heddle/harness';
import { sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type Tank = InstanceType<Student['Tank']>;

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

function tanks({ Tank }: Student, ...ids: number[]): [Tank, Tank, Tank, Tank] {
  return ids.map((id) => new Tank(id, 100)) as [Tank, Tank, Tank, Tank];
}

function pour(from: Tank, to: Tank, litres: number): void {
  from.litres -= litres;
  to.litres += litres;
}

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** After the first time there is more in a than in b, and before it there was less. */
always('opposite', ({ Tank, holding }: Student) => {
  const a = new Tank(1, 10);
  const b = new Tank(2, 20);
  let answer: string | undefined;
  together({
    'twice holding([a, b])': () => {
      holding([a, b], () => pour(b, a, 10));
      answer = holding([a, b], () => 'done');
    },
    'holding([b, a])': () => holding([b, a], () => pour(a, b, 5)),
  });
  check.equal(answer, 'done', 'what holding returned');
  check.equal(a.litres, 15, 'the litres in a');
  check.equal(b.litres, 15, 'the litres in b');
});

reachable('disjoint', (student: Student, reach) => {
  const [a, b, c, d] = tanks(student, 1, 2, 3, 4);
  let inside = 0;
  const visit = () => {
    if (++inside === 2) reach();
    sleep(1);
    inside--;
  };
  together({
    'holding([a, b])': () => student.holding([a, b], visit),
    'holding([d, c])': () => student.holding([d, c], visit),
  });
});

/** Answers whether two of these were at work at the same time. */
function atOnce({ holding }: Student, groups: Record<string, Tank[]>): boolean {
  let inside = 0;
  let most = 0;
  const visit = () => {
    most = Math.max(most, ++inside);
    sleep(1);
    inside--;
  };
  together(
    Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, () => holding(group, visit)])),
  );
  return most > 1;
}

always('shared', (student: Student) => {
  const [a, b, c] = tanks(student, 3, 2, 1);
  check(!atOnce(student, { 'holding([a, b])': [a, b], 'holding([b, c])': [b, c] }), 'two threads held b');
});

always('ring', (student: Student) => {
  const [a, b, c] = tanks(student, 12, 2, 22);
  const groups = { 'holding([a, b])': [a, b], 'holding([b, c])': [b, c], 'holding([c, a])': [c, a] };
  check(!atOnce(student, groups), 'two threads held the same tank');
});

/** Nobody wants the tanks afterwards: a lock that was not released is found by itself. */
always('failing-action', (student: Student) => {
  const [a, b] = tanks(student, 1, 2);
  const problem = new Error('the pump is broken');
  let error: unknown;
  together({
    'holding([a, b])': () => {
      error = caught(() =>
        student.holding([a, b], () => {
          throw problem;
        }),
      );
    },
  });
  check(error === problem, 'holding did not pass on the exception that action threw');
});

/** As texts, these numbers have another order. */
always('upwards', (student: Student) => {
  const [a, b, c] = tanks(student, 8, 9, 10);
  const { holding } = student;
  together({
    'a, then c, b': () => holding([a], () => holding([c, b], () => pour(a, c, 10))),
    'b, then c': () => holding([b], () => holding([c], () => pour(c, b, 5))),
  });
  check.equal([a, b, c].map(({ litres }) => litres).join(' '), '90 105 105', 'the litres in a, b and c');
});

/** How a thread that holds `held` is refused `wanted`; it must not run the action. */
function refused({ holding }: Student, held: Tank[], wanted: Tank[], what: string): void {
  let ran = false;
  const error = holding(held, () =>
    caught(() =>
      holding(wanted, () => {
        ran = true;
      }),
    ),
  );
  check(!ran, `holding(${what}) ran its action`);
  check(error !== undefined, `holding(${what}) did not throw`);
}

always('downwards', (student: Student) => {
  const [a, b, c] = tanks(student, -1, 0, 1);
  refused(student, [b], [a], '[a]) while holding([b]');
  refused(student, [a, c], [b], '[b]) while holding([a, c]');
  refused(student, [c, a], [b], '[b]) while holding([c, a]');
  refused(student, [b], [c, a], '[c, a]) while holding([b]');
  refused(student, [b], [b], '[b]) while holding([b]');
});

always('after-a-refusal', (student: Student) => {
  const [a, b, c] = tanks(student, 1, 2, 3);
  const { holding } = student;
  let inB = false;
  let met = false;
  const visit = () => {
    if (inB) met = true;
    inB = true;
    sleep(1);
    inB = false;
  };
  together({
    'b, then refused': () => {
      holding([b], () => {
        caught(() => holding([a, c], () => {}));
        holding([c], () => {});
        visit();
        check(
          caught(() => holding([a], () => {})) !== undefined,
          'holding([a]) while holding([b]) did not throw the second time',
        );
        check(
          caught(() => holding([b], () => {})) !== undefined,
          'holding([b]) while holding([b]) did not throw after holding([a]) had',
        );
        holding([c], () => {});
      });
      holding([a], () => {});
    },
    'holding([a, b])': () => holding([a, b], visit),
  });
  check(!met, 'two threads held b');
});

always('each-its-own-ladder', (student: Student) => {
  const [a, b] = tanks(student, 1, 2);
  const { holding } = student;
  let answer: string | undefined;
  holding([b], () => {
    const other = new Thread({
      name: 'holding([a])',
      target: () => {
        answer = holding([a], () => 'held');
      },
    });
    other.start();
    other.join();
  });
  check.equal(answer, 'held', 'holding([a]) while another thread held b');
});

always('named-twice', (student: Student) => {
  const [a, b] = tanks(student, 1, 2);
  const { holding } = student;
  check.equal(
    holding([a, b, a], () => 'held'),
    'held',
    'holding([a, b, a])',
  );
  together({ 'holding([b, a])': () => holding([b, a], () => {}) });
});

always('failing-upwards', (student: Student) => {
  const [a, b, c] = tanks(student, 1, 2, 3);
  const { holding } = student;
  const problem = new Error('the pump is broken');
  together({
    'a, then b fails': () => {
      holding([a], () => {
        caught(() =>
          holding([b], () => {
            throw problem;
          }),
        );
        holding([b, c], () => {});
      });
      holding([a], () => {});
    },
    'holding([b])': () => holding([b], () => {}),
  });
});
