import type { Context } from './context';
import { describeValue } from './describe';
import type { Stamps } from './stamps';
import { isObject, ownProperty } from './types';

const MAX_FRAMES = 20;
const MAX_TEXT = 500;
const { apply } = Reflect;
const stackGetter = ownProperty(new Error(), 'stack')?.get;

/** The parts of V8's CallSite that are used. */
interface CallSite {
  getFileName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  getFunctionName(): string | null;
}

export interface Errors {
  /** Reports an exception that is leaving a task. */
  readonly raise: (error: unknown) => void;
  /**
   * Reports one that ends the program whoever threw it: nobody is left who could catch it.
   * @param unhandled it is why a promise was rejected
   */
  readonly uncaught: (error: unknown, unhandled?: boolean) => void;
  /** Where it was thrown: `file:line:column name` of generated code, with `|` between; '' if that is not known. */
  readonly framesOf: (error: unknown) => string;
  /** V8 calls this when a stack is first looked at. The program sees its own functions only. */
  readonly prepareStackTrace: (error: object, sites: readonly CallSite[]) => string;
}

export function createErrors({ port, stamps }: Context): Errors {
  const framesOf = (error: unknown): string => {
    if (!isObject(error)) return '';
    try {
      if (stackGetter) apply(stackGetter, error, []);
      else Reflect.get(error, 'stack');
    } catch {
      // A stack that cannot be had is no reason to lose the exception itself.
    }
    return stamps.frames.get(error) ?? '';
  };

  const report = (error: unknown, mayBeDeliberate: boolean, unhandled = false): void => {
    try {
      const text = thrownText(error, stamps);
      const frames = framesOf(error);
      // In a whole program, as in real life, an exception ends its own thread.
      const endsItsThreadOnly = stamps.run.output !== undefined || frames.startsWith('harness');
      port.raise(text, frames, mayBeDeliberate && endsItsThreadOnly, unhandled);
    } catch (failure) {
      // Describing it was endless: that is how the run ended.
      if (failure !== stamps.runOver) throw failure;
    }
  };

  return {
    framesOf,
    raise: (error) => report(error, true),
    uncaught: (error, unhandled) => report(error, false, unhandled),
    prepareStackTrace: (error, sites) => {
      const own = sites.filter((site) => stamps.files.has(site.getFileName() ?? '')).slice(0, MAX_FRAMES);
      const named = own.map((site) => ({ site, name: sourceName(site.getFunctionName() ?? '') }));
      const frames = named.map(({ site, name }) =>
        `${site.getFileName() ?? ''}:${site.getLineNumber() ?? 0}:${site.getColumnNumber() ?? 0} ${name}`.trimEnd(),
      );
      stamps.frames.set(error, frames.join('|'));
      const header = thrownText(error, stamps);
      return [header, ...named.map(({ name }) => `    at ${name === '' ? '<module>' : name}`)].join('\n');
    },
  };
}

/** The name of the student's function whose twin has this name; see `transform/functions.ts` and `lift/lift.ts`. */
function sourceName(name: string): string {
  const twin = /^\$\$_(?:(.*)_)?(?:l?\d+|e)$/.exec(name);
  return (twin ? (twin[1] ?? '') : name).replace(/^new_/, 'new ');
}

/** `TypeError: x is not a function`, whatever was thrown: `name` and `message` may be anything, even traps. */
export function thrownText(error: unknown, stamps: Stamps): string {
  const describe = (value: unknown): string => describeValue(value, stamps);
  if (!isObject(error)) return `threw ${describe(error)}`;
  try {
    const { name, message } = error as { name?: unknown; message?: unknown };
    if (typeof name !== 'string' || typeof message !== 'string') return `threw ${describe(error)}`;
    const text = message === '' ? name : `${name}: ${message}`;
    return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  } catch (failure) {
    if (failure === stamps.runOver) throw failure;
    return 'threw an object that cannot be described';
  }
}
