import type { Context } from '../context';
import type { Names } from '../names';
import { isObject, ownProperty, runTwin, type Callable, type Twin } from '../types';

/** Gives the twin of a native method that puts something into a container one that calls it after its place there. */
export function namingWhatIsStored(
  { explain }: Context,
  { label, labelField, whenNamed }: Names,
): (native: Callable, twin: Twin) => Twin {
  if (!explain) return (_, twin) => twin;
  // Nothing is asked of the container: a proxy's answer would be the program's, and only here.
  const places = new Map<unknown, (container: object, args: readonly unknown[], answer: unknown) => void>([
    [
      ownProperty(Array.prototype, 'push')?.value,
      (list, args, length) =>
        args.forEach((each, index) => labelField(list, Number(length) - args.length + index, each)),
    ],
    [
      ownProperty(Map.prototype, 'set')?.value,
      (map, [key, value]) => {
        if (typeof key !== 'string' && typeof key !== 'number') return;
        whenNamed(map, (name) => label(value, `${name}[${JSON.stringify(key)}]`));
      },
    ],
  ]);
  return (native, twin) => {
    const place = places.get(native);
    if (place === undefined) return twin;
    return function* (...args) {
      const answer: unknown = yield* runTwin(twin, this, args);
      if (isObject(this)) place(this, args, answer);
      return answer;
    };
  };
}
