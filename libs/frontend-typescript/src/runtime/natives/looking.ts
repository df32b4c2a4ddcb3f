import { Register } from '@heddle/engine';
import { encodeYield, OperationKind } from '@heddle/trace';
import type { Calls } from '../calls';
import type { Context } from '../context';
import type { Elements } from '../elements';
import type { Memory } from '../memory';
import { builtIn, isObject, ownProperty, type Callable, type Running, type Twin } from '../types';

const { apply, ownKeys } = Reflect;
/** So many objects of a large structure are looked into. */
const MOST = 256;

/** For functions that look at all that is in a value, and in what is in that. */
export interface Looking {
  readonly into: (values: readonly unknown[], site: number) => Running<void>;
  /** The twin of such a function. @param skips what it does not look into */
  readonly twin: (native: Callable, skips?: (object: object) => boolean) => Twin;
  /** What to make a text of: see `Calls.text`. */
  readonly text: (value: object, site: number) => Running;
  /** The same for `'' + value`, which asks for a number first. */
  readonly joined: (value: object, site: number) => Running;
}

export function createLooking(
  { port, stamps }: Context,
  memory: Memory,
  elements: Elements,
  calls: Calls,
): Looking {
  /** Looks at one object; answers what is in it. Getters are the function's own affair. */
  function* contents(object: object, site: number): Running<Iterable<unknown>> {
    const isMap = object instanceof Map;
    if (isMap || object instanceof Set || elements.areIn(object)) {
      yield* elements.whole(object, site);
      return isMap ? [...object.keys(), ...object.values()] : (object as Iterable<unknown>);
    }
    const values: unknown[] = [];
    for (const key of ownKeys(object)) {
      const property = ownProperty(object, key);
      if (property?.enumerable !== true || property.get || property.set) continue;
      if (memory.read(object, key, site)) yield encodeYield(OperationKind.Read, site);
      values.push(property.value);
    }
    return values;
  }

  function* into(values: readonly unknown[], site: number, skips = nothing): Running<void> {
    const found = new Set(values);
    // What is added to a set while it is gone over comes, too.
    for (const each of found) {
      if (typeof each !== 'object' || each === null || stamps.proxies.has(each) || skips(each)) continue;
      for (const value of yield* contents(each, site))
        if (isObject(value) && found.size < MOST) found.add(value);
    }
  }

  function* text(value: object, site: number): Running {
    if (elements.areIn(value)) yield* elements.whole(value, site);
    return yield* calls.text(value);
  }

  return {
    into,
    twin: (native, skips) =>
      function* (...args) {
        yield* into(args, port.registers[Register.Site]!, skips);
        return apply(native, this, args);
      },
    text,
    *joined(value, site) {
      return Reflect.get(value, 'valueOf') === valueOf ? yield* text(value, site) : value;
    },
  };
}

const nothing = (_: object): boolean => false;
const valueOf = builtIn(Object.prototype, 'valueOf');
const toText = String as unknown as Callable;

export interface LookingParts {
  readonly context: Context;
  readonly looking: Looking;
}

/** What turns all of a value into text. */
export function stampLooking({ context: { stamps, port }, looking }: LookingParts): void {
  stamps.stampTwin(JSON.stringify, looking.twin(JSON.stringify as Callable));
  stamps.stampTwin(String, function* (...args) {
    const [value] = args;
    if (!isObject(value)) return apply(toText, this, args);
    const text = yield* looking.text(value, port.registers[Register.Site]!);
    return apply(toText, this, [text]);
  });
  stamps.stampConstructor(String, function* (...args) {
    return Reflect.construct(String, args, this as new () => object) as object;
  });
}
