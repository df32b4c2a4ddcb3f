import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

type Student = typeof import('./starter');

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

/** What was taken, sorted, as text: the order among several takers is nobody's. */
const sorted = (taken: (string | null)[]) => taken.map(String).sort().join(', ');

always('one-letter', ({ Mailbox }: Student) => {
  const box = new Mailbox();
  let taken: string | null = 'nothing';
  together({
    'put(a)': () => box.put('a'),
    'take()': () => {
      taken = box.take();
    },
  });
  check.equal(taken, 'a', 'what take() returned after put("a")');
  box.put('');
  check.equal(box.take(), '', 'what take() returned after put("")');
});

always('two-letters', ({ Mailbox }: Student) => {
  const box = new Mailbox();
  const taken: (string | null)[] = [];
  together({
    'put(a), put(b)': () => {
      box.put('a');
      box.put('b');
    },
    'take(), take()': () => {
      taken.push(box.take());
      taken.push(box.take());
    },
  });
  check.equal(
    taken.map(String).join(', '),
    'a, b',
    'what take() returned, twice, after put("a") and put("b")',
  );
});

always('two-wait', ({ Mailbox }: Student) => {
  const box = new Mailbox();
  const taken: (string | null)[] = [];
  const take = () => {
    taken.push(box.take());
  };
  together({
    'take() of one': take,
    'take() of another': take,
    'put(a), put(b)': () => {
      box.put('a');
      box.put('b');
    },
  });
  check.equal(sorted(taken), 'a, b', 'what two threads took after put("a") and put("b"), sorted,');
});

always('closed', ({ Mailbox }: Student) => {
  const box = new Mailbox();
  const taken: (string | null)[] = [];
  const take = () => {
    taken.push(box.take());
  };
  together({ 'take() of one': take, 'take() of another': take, 'close()': () => box.close() });
  check.equal(sorted(taken), 'null, null', 'what two threads got from a mailbox that was closed');
});

always('one-letter-then-closed', ({ Mailbox }: Student) => {
  const box = new Mailbox();
  const taken: (string | null)[] = [];
  const take = () => {
    taken.push(box.take());
  };
  together({
    'take() of one': take,
    'take() of another': take,
    'put(a), close()': () => {
      box.put('a');
      box.close();
    },
  });
  check.equal(sorted(taken), 'a, null', 'what two threads got after put("a") and close(), sorted,');
});

always('two-mailboxes', ({ Mailbox }: Student) => {
  const [closed, one, other] = [new Mailbox(), new Mailbox(), new Mailbox()];
  closed.close();
  let ofOne: string | null = 'nothing';
  let ofOther: string | null = 'nothing';
  together({
    'take() of one': () => {
      ofOne = one.take();
    },
    'take() of the other': () => {
      ofOther = other.take();
    },
    'put(a) into one, put(b) into the other': () => {
      one.put('a');
      other.put('b');
    },
  });
  check.equal(ofOne, 'a', 'what came out of the mailbox that letter a was put into');
  check.equal(ofOther, 'b', 'what came out of the mailbox that letter b was put into');
});
