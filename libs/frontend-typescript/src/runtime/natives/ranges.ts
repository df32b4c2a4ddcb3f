import type { Range } from '../elements';

type RangeOf = (args: readonly unknown[], length: number) => Range;

const all: RangeOf = (_, length) => [0, length];
const nothing: RangeOf = () => [0, 0];

/** An index as array methods take it: from the end if it is negative. */
function at(given: unknown, length: number, missing: number): number {
  if (typeof given !== 'number') return missing;
  const index = Math.trunc(given) || 0;
  return index < 0 ? Math.max(0, index + length) : Math.min(index, length);
}

/** What a method of this name looks at: exactly, for what it leaves alone another thread may change. */
export function looksAt(name: string): RangeOf {
  switch (name) {
    case 'at':
      return ([index], length) => {
        const from = at(index, length, 0);
        return [from, from + 1];
      };
    case 'slice':
      return ([from, to], length) => [at(from, length, 0), at(to, length, length)];
    case 'subarray':
      return nothing;
    default:
      return all;
  }
}

export function changes(name: string): RangeOf {
  switch (name) {
    case 'push':
      return (args, length) => [length, length + args.length];
    case 'pop':
      return (_, length) => [Math.max(0, length - 1), length];
    case 'splice':
      return ([from], length) => [at(from, length, 0), length];
    case 'fill':
      return ([, from, to], length) => [at(from, length, 0), at(to, length, length)];
    case 'copyWithin':
      return ([target], length) => [at(target, length, 0), length];
    case 'set':
      return ([source, offset], length) => {
        const from = at(offset, length, 0);
        const { length: count } = source as ArrayLike<unknown>;
        return [from, Math.min(length, from + count)];
      };
    default:
      return all;
  }
}
