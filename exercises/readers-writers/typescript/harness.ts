import { always, check, reachable } from 'heddle/harness';
import { Barrier, sleep, Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type ReadWriteLock = InstanceType<Student['ReadWriteLock']>;

/** Runs each function on a thread of its own, which is called what the function does. */
function together(works: Record<string, () => void>): void {
  const threads = Object.entries(works).map(([name, target]) => new Thread({ name, target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

/** The timetable, and who is in front of it. */
class Timetable {
  readonly #lock: ReadWriteLock;
  readonly #readers: number[] = [];
  readonly #writers: number[] = [];
  readonly visits: string[] = [];

  constructor({ ReadWriteLock }: Student) {
    this.#lock = new ReadWriteLock();
  }

  read(look: (readers: number) => void = () => {}): void {
    this.#lock.acquireRead();
    this.#readers.push(1);
    this.#check('reading');
    look(this.#readers.length);
    sleep(1);
    this.#readers.pop();
    this.#lock.releaseRead();
    this.visits.push('read');
  }

  write(): void {
    this.#lock.acquireWrite();
    this.#writers.push(1);
    this.#check('writing');
    sleep(1);
    this.#writers.pop();
    this.#lock.releaseWrite();
    this.visits.push('write');
  }

  #check(what: string): void {
    const readers = this.#readers.length;
    const writers = this.#writers.length;
    check(
      writers === 0 || readers + writers === 1,
      `when a thread began ${what} there were ${readers} reading and ${writers} writing`,
    );
  }
}

always('two-writers', (student: Student) => {
  const table = new Timetable(student);
  together({ 'writer A': () => table.write(), 'writer B': () => table.write() });
});

always('reader-and-writer', (student: Student) => {
  const table = new Timetable(student);
  together({
    reader: () => {
      table.read();
      table.read();
    },
    writer: () => {
      table.write();
      table.write();
    },
  });
});

reachable('readers-together', (student: Student, reach) => {
  const table = new Timetable(student);
  const look = (readers: number) => {
    if (readers === 2) reach();
  };
  together({ 'reader A': () => table.read(look), 'reader B': () => table.read(look) });
});

always('two-readers-one-writer', (student: Student) => {
  const table = new Timetable(student);
  together({
    'reader A': () => table.read(),
    'reader B': () => table.read(),
    writer: () => table.write(),
  });
});

always('two-and-two', (student: Student) => {
  const table = new Timetable(student);
  together({
    'reader A': () => table.read(),
    'writer A': () => table.write(),
    'reader B': () => table.read(),
    'writer B': () => table.write(),
  });
});

always('readers-after-a-writer', ({ ReadWriteLock }: Student) => {
  const lock = new ReadWriteLock();
  const inside = new Barrier(2);
  const read = () => {
    lock.acquireRead();
    inside.wait(); // until the other reader is inside, too
    lock.releaseRead();
  };
  lock.acquireWrite(); // nobody else writes: a writer who waits may well keep the second reader out
  const readers = ['reader A', 'reader B'].map((name) => new Thread({ name, target: read }));
  for (const reader of readers) reader.start();
  sleep(1);
  lock.releaseWrite();
  for (const reader of readers) reader.join();
});

always('two-locks', (student: Student) => {
  const [one, other] = [new Timetable(student), new Timetable(student)];
  const { ReadWriteLock } = student;
  const held = new ReadWriteLock();
  held.acquireWrite();
  together({ writer: () => one.write(), reader: () => other.read() });
  held.releaseWrite();
  check.equal(
    one.visits.length + other.visits.length,
    2,
    'the number of visits while somebody wrote on another timetable',
  );
});
