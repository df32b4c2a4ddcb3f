import fc from 'fast-check';
import type { ToyOperation, ToyProgram } from './toy-program';

const LOCKS = 2;

const piece: fc.Arbitrary<readonly ToyOperation[]> = fc.oneof(
  fc.constant<ToyOperation[]>([{ do: 'pass' }]),
  fc.constant<ToyOperation[]>([{ do: 'silent' }]),
  fc.nat(LOCKS - 1).map((lock): ToyOperation[] => [{ do: 'acquire', lock }]),
  fc
    .nat(LOCKS - 1)
    .map((lock): ToyOperation[] => [{ do: 'acquire', lock }, { do: 'pass' }, { do: 'release', lock }]),
);

const body = (length: number): fc.Arbitrary<readonly ToyOperation[]> =>
  fc.array(piece, { maxLength: length }).map((pieces) => pieces.flat().slice(0, length));

/** Up to three tasks of up to three or four operations, one of them perhaps spawning a further one: small enough for brute force. */
export const arbitraryToyProgram: fc.Arbitrary<ToyProgram> = fc
  .record({
    initial: fc.array(body(3), { minLength: 1, maxLength: 3 }),
    spawned: fc.option(body(2), { nil: undefined }),
  })
  .map(({ initial, spawned }) => {
    if (spawned === undefined) return { initial: initial.length, bodies: initial };
    const [main, ...others] = initial;
    const spawning: readonly ToyOperation[] = [{ do: 'spawn', body: initial.length }, ...main!];
    return { initial: initial.length, bodies: [spawning, ...others, spawned] };
  });

/** So that a failure names the way back to it. */
export const SEED = 20260;
