import type { Coroutine } from '@heddle/engine';
import { ObjectKind, OperationKind } from '@heddle/trace';
import { explore } from './explore';
import type { ScenarioOutcome } from './outcome';
import { replay } from './replay';
import { runAtRandom } from './run-at-random';
import type { Target } from './target';
import { targetOf } from './testing';

/** Two tasks that print, each a letter and, if so told, both under two locks taken in opposite orders. */
function printing({ crossed = false, times = 1 } = {}): Target {
  const target = targetOf(function* (p) {
    const output = p.location();
    const a = p.create(ObjectKind.Lock);
    const b = p.create(ObjectKind.Lock);
    function* print(text: string): Coroutine {
      for (let time = 0; time < times; time++) {
        yield* p.access(OperationKind.AtomicUpdate, output, 1);
        p.execution.port.print(text);
      }
    }
    const task = (text: string, first: number, second: number): Coroutine =>
      crossed ? p.locked(first, () => p.locked(second, () => print(text))) : print(text);
    yield* p.together(task('A', a, b), task('B', b, a));
  });
  return { ...target, isWholeProgram: true };
}

/** Four tasks of which one always prints "p". Partial-order reduction gives some of its runs up half-way. */
function conditional(): Target {
  const target = targetOf(function* (p) {
    const [output, x, y, z] = [p.location(), p.location(), p.location(), p.location()];
    const written = new Set<number>();
    function* write(location: number, site: number): Coroutine {
      yield* p.access(OperationKind.AtomicUpdate, location, site);
      written.add(location);
    }
    function* print(text: string): Coroutine {
      yield* p.access(OperationKind.AtomicUpdate, output, 1);
      p.execution.port.print(text);
    }
    function* printing(): Coroutine {
      yield* write(x, 2);
      yield* print('p');
    }
    function* writing(): Coroutine {
      yield* p.access(OperationKind.AtomicRead, y, 4);
      if (!written.has(y)) yield* write(z, 5);
    }
    function* asking(): Coroutine {
      yield* p.access(OperationKind.AtomicRead, z, 6);
      if (!written.has(z)) return;
      yield* p.access(OperationKind.AtomicRead, x, 7);
      yield* print(written.has(x) ? 'y' : 'n');
    }
    yield* p.together(printing(), write(y, 3), writing(), asking());
  });
  return { ...target, isWholeProgram: true };
}

function endings({ endings: found }: ScenarioOutcome): string[] {
  return found!.shown.map(({ verdict, output }) => `${verdict} ${output}`).sort();
}

describe('exploring a whole program', () => {
  it('finds every order of what is printed', () => {
    const outcome = explore(printing(), { schedules: 500, seed: 1 });

    expect(endings(outcome)).toEqual(['accepted AB', 'accepted BA']);
    expect(outcome.verdict).toBe('accepted');
  });

  it('goes on after a failure, so that it finds how else it can end', () => {
    const outcome = explore(printing({ crossed: true }), { schedules: 500, seed: 1 });

    expect(endings(outcome)).toEqual(['accepted AB', 'accepted BA', 'deadlock ']);
    expect(outcome.verdict).toBe('deadlock');
  });

  it('counts every schedule once', () => {
    const { endings: found, search } = explore(printing({ crossed: true }), { schedules: 500, seed: 1 });
    const counts = found!.shown.map(({ schedules }) => schedules);

    expect(counts.reduce((sum, count) => sum + count, found!.others.schedules)).toBe(search.schedules);
  });

  it('takes no run for an ending that the search gave up', () => {
    const outcome = explore(conditional(), { schedules: 2_000, seed: 1 });

    expect(outcome.search.strategies).toHaveProperty('dpor');
    expect(endings(outcome)).toEqual([
      'accepted np',
      'accepted p',
      'accepted pn',
      'accepted py',
      'accepted yp',
    ]);
  });

  it('shows the simplest of many endings that are as rare', () => {
    const { endings: found } = explore(printing({ times: 6 }), { schedules: 500, seed: 1 });

    expect(found!.others.count).toBeGreaterThan(100);
    for (const { preemptions } of found!.shown) expect(preemptions).toBeLessThanOrEqual(2);
  });

  it('gives each ending a schedule that ends so', () => {
    const target = printing({ crossed: true });
    const { endings: found } = explore(target, { schedules: 500, seed: 1 });

    for (const { schedule, output } of found!.shown) expect(replay(target, schedule, 1).output).toBe(output);
  });
});

describe('running a whole program once', () => {
  it('makes the same run of the same seed, and others of others', () => {
    const outputs = (seed: number) => runAtRandom(printing(), seed).output;
    const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);

    expect(seeds.map(outputs)).toEqual(seeds.map(outputs));
    expect(new Set(seeds.map(outputs))).toEqual(new Set(['AB', 'BA']));
  });
});
