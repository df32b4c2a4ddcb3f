import { always, check } from 'heddle/harness';

type Student = typeof import('./starter');
type Task = Generator<unknown, unknown, undefined>;

function* count(log: string[], name: string, turns: number): Task {
  for (let turn = 0; turn < turns; turn++) {
    log.push(`${name}${turn}`);
    yield turn;
  }
  return name;
}

always('fair-order', ({ Scheduler }: Student) => {
  const log: string[] = [];
  const scheduler = new Scheduler();
  scheduler.spawn(count(log, 'a', 3));
  scheduler.spawn(count(log, 'b', 1));
  scheduler.spawn(count(log, 'c', 4));
  check.equal(log, [], 'what had run before run() was called');
  scheduler.run();
  check.equal(log.join(' '), 'a0 b0 c0 a1 c1 a2 c2 c3', 'the order of the turns');
});

always('late-arrivals', ({ Scheduler }: Student) => {
  const log: string[] = [];
  const scheduler = new Scheduler();
  function* parent(): Task {
    log.push('a0');
    scheduler.spawn(count(log, 'c', 2));
    yield;
    log.push('a1');
    yield;
    log.push('a2');
    scheduler.spawn(count(log, 'd', 1));
  }
  scheduler.spawn(parent());
  scheduler.spawn(count(log, 'b', 2));
  scheduler.run();
  check.equal(log.join(' '), 'a0 b0 c0 a1 b1 c1 a2 d0', 'the order of the turns');
  log.length = 0;
  scheduler.spawn(count(log, 'b', 2));
  scheduler.spawn(parent());
  scheduler.run();
  check.equal(log.join(' '), 'b0 a0 b1 c0 a1 c1 a2 d0', 'the order of the turns when b is the first one');
});

always('results', ({ Scheduler }: Student) => {
  const scheduler = new Scheduler();
  check.equal(scheduler.run(), [], 'what run() returned without a task');
  const log: string[] = [];
  function* nothing(): Task {
    log.push('nothing');
  }
  for (const task of [count(log, 'a', 3), nothing(), count(log, 'b', 1), count(log, 'c', 2)]) {
    scheduler.spawn(task);
  }
  check.equal(scheduler.run(), [undefined, 'b', 'c', 'a'], 'what run() returned');
  check.equal(log.filter((entry) => entry === 'nothing').length, 1, 'how often a task without a yield ran');
});

always('many-turns', ({ Scheduler }: Student) => {
  const scheduler = new Scheduler();
  function* long(): Task {
    let turns = 0;
    while (turns < 1100) {
      turns += 1;
      yield;
    }
    return turns;
  }
  scheduler.spawn(long());
  check.equal(scheduler.run(), [1100], 'what run() returned');
});

always('run-again', ({ Scheduler }: Student) => {
  const log: string[] = [];
  const [first, second] = [new Scheduler(), new Scheduler()];
  first.spawn(count(log, 'a', 2));
  second.spawn(count(log, 'b', 1));
  check.equal(first.run(), ['a'], 'what run() of the first scheduler returned');
  check.equal(log.join(' '), 'a0 a1', 'what had run when run() of the first scheduler returned');
  first.spawn(count(log, 'c', 1));
  check.equal(first.run(), ['c'], 'what the second run() of the first scheduler returned');
  check.equal(second.run(), ['b'], 'what run() of the second scheduler returned');
  check.equal(log.join(' '), 'a0 a1 c0 b0', 'what ran');
});
