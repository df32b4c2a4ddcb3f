import type { Calls } from '../calls';
import type { Context } from '../context';
import { builtIn, isObject, type Twin } from '../types';

const { apply } = Reflect;

/** `replace` and `replaceAll` with a function: the native method finds the matches, then the function runs for each. */
export function stampReplace({ stamps }: Context, calls: Calls): void {
  for (const name of ['replace', 'replaceAll'] as const) {
    const native = builtIn(String.prototype, name);
    const twin: Twin = function* (pattern, replacement) {
      const foreign = isObject(pattern) && !(pattern instanceof RegExp);
      if (typeof replacement !== 'function' || foreign) return apply(native, this, [pattern, replacement]);
      const text = String(this);
      const matches: unknown[][] = [];
      apply(native, text, [pattern, (...match: unknown[]) => (matches.push(match), '')]);
      let result = '';
      let end = 0;
      for (const match of matches) {
        const offset = Number(match[match.length - (typeof match.at(-1) === 'string' ? 2 : 3)]);
        const part = String(yield* calls.invoke(replacement, undefined, match));
        result += text.slice(end, offset) + part;
        end = offset + String(match[0]).length;
      }
      return result + text.slice(end);
    };
    stamps.stampTwin(native, twin);
  }
}
