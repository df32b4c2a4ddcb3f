import { OperationKind, encodeYield } from '@heddle/trace';
import type { Context } from './context';
import type { Memory } from './memory';
import type { Running } from './types';
import { elementTypeOf, lengthOf } from './views';

/** Of a longer array the elements up to here are told apart; the others are part of the container only. */
const MOST = 256;
const { isArray } = Array;

/** From an index to before another. */
export type Range = readonly [from: number, to: number];

/**
 * The elements that a built-in method of an array or a typed array looks at or changes. They are locations of their own, apart from the
 * container's: `a[0] = 1` must be seen to meet `a.slice()`.
 */
export interface Elements {
  readonly lengthOf: (list: object) => number;
  /** Is there anything that `look` and `change` would do? Asked first, for a coroutine costs more than most methods. */
  readonly areLookedAt: () => boolean;
  readonly areUsed: (list: object) => boolean;
  /** Is it an array, or a typed array? */
  readonly areIn: (value: unknown) => value is object;
  /** One read for each. Nothing in a program that writes no element by its index. */
  readonly look: (list: object, range: Range, site: number) => Running<void>;
  /** A container, and its elements from the first on. */
  readonly whole: (container: object, site: number, count?: number) => Running<void>;
  /** Of an array: those that somebody has used by their index. */
  readonly change: (list: object, range: Range, site: number) => Running<void>;
}

export function createElements({ port, stamps }: Context, memory: Memory): Elements {
  const isView = (value: unknown): value is ArrayBufferView =>
    ArrayBuffer.isView(value) && elementTypeOf(value) !== undefined;
  const areIn = (value: unknown): value is object =>
    (isArray(value) && !stamps.proxies.has(value)) || isView(value);
  const length = (list: object): number => (isArray(list) ? list.length : lengthOf(list as ArrayBufferView));

  function* look(list: object, [from, to]: Range, site: number): Running<void> {
    if (!stamps.writesElements) return;
    const end = Math.min(to, length(list), MOST);
    for (let index = from; index < end; index++) {
      const code = memory.readElement(list, index, site);
      if (code !== 0) yield code;
    }
  }

  return {
    areLookedAt: () => stamps.writesElements,
    areUsed: (list) => !isArray(list) || memory.shadow(list).locations.size > 0,
    areIn,
    lengthOf: length,
    look,
    *whole(container, site, count = Infinity) {
      const code = memory.touch(OperationKind.AtomicRead, container, site);
      if (code !== 0) yield code;
      if (areIn(container)) yield* look(container, [0, count], site);
    },
    *change(list, [from, to], site) {
      const kind = isArray(list) ? OperationKind.AtomicUpdate : OperationKind.Write;
      const end = Math.min(to, MOST);
      for (let index = from; index < end; index++) {
        const location = isArray(list)
          ? memory.known(list, index)
          : memory.element(list as ArrayBufferView, index);
        if (location !== undefined && location >= 0 && port.access(kind, location, site))
          yield encodeYield(kind, site);
      }
    },
  };
}
