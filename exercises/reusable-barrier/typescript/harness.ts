import { always, check } from 'heddle/harness';
import { Thread } from 'heddle/threading';

type Student = typeof import('./starter');
type CyclicBarrier = InstanceType<Student['CyclicBarrier']>;

/** A hiker for each party: a thread that walks to so many huts, and looks at each of them who has come before he leaves. */
function hikers(barrier: CyclicBarrier, parties: number, rounds: number): Thread[] {
  const come: number[] = new Array<number>(parties).fill(0);
  return come.map(
    (_, hiker) =>
      new Thread({
        name: `hiker ${hiker + 1}`,
        target: () => {
          for (let round = 1; round <= rounds; round++) {
            come[hiker] = round;
            barrier.wait();
            const late = come.findIndex((last) => last < round);
            check(late < 0, `hiker ${hiker + 1} left hut ${round} before hiker ${late + 1} had come`);
          }
        },
      }),
  );
}

function hike(...threads: Thread[]): void {
  for (const thread of threads) thread.start();
  for (const thread of threads) thread.join();
}

always('one-round', ({ CyclicBarrier }: Student) => {
  hike(...hikers(new CyclicBarrier(2), 2, 1));
});

always('two-rounds', ({ CyclicBarrier }: Student) => {
  hike(...hikers(new CyclicBarrier(2), 2, 2));
});

always('three-threads', ({ CyclicBarrier }: Student) => {
  hike(...hikers(new CyclicBarrier(3), 3, 1));
});

always('three-twice', ({ CyclicBarrier }: Student) => {
  hike(...hikers(new CyclicBarrier(3), 3, 2));
});

always('three-rounds', ({ CyclicBarrier }: Student) => {
  hike(...hikers(new CyclicBarrier(2), 2, 3));
});

always('alone', ({ CyclicBarrier }: Student) => {
  hike(...hikers(new CyclicBarrier(1), 1, 2));
});

always('two-barriers', ({ CyclicBarrier }: Student) => {
  const [one, other] = [new CyclicBarrier(2), new CyclicBarrier(2)];
  hike(...hikers(one, 2, 1), ...hikers(other, 2, 1));
});
