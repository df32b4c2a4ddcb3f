import type { AsyncFunctions } from './asynchronous/functions';
import type { Calls } from './calls';
import { isObject, type Running } from './types';

interface Resource {
  readonly value: unknown;
  /** Undefined for an `await using` of nothing, which waits all the same. */
  readonly dispose: unknown;
  readonly args: readonly unknown[];
  readonly isAsync: boolean;
}

/** The resources of one block with `using` or `await using`, or of a `DisposableStack`, disposed of in reverse order. */
export class Resources {
  private readonly resources: Resource[] = [];
  private failed = false;
  private error: unknown;

  constructor(
    private readonly calls: Calls,
    private readonly functions: AsyncFunctions,
  ) {}

  use(value: unknown, isAsync: boolean): unknown {
    if (value === null || value === undefined) {
      if (isAsync) this.resources.push({ value, dispose: undefined, args: [], isAsync });
      return value;
    }
    const dispose = isObject(value) ? methodOf(value, isAsync) : undefined;
    if (typeof dispose !== 'function')
      throw new TypeError(
        isAsync
          ? '`await using` needs an object with a [Symbol.asyncDispose] or a [Symbol.dispose] method'
          : '`using` needs an object with a [Symbol.dispose] method',
      );
    this.resources.push({ value, dispose, args: [], isAsync });
    return value;
  }

  /** What is called in the end, with these arguments. */
  defer(dispose: unknown, args: readonly unknown[], isAsync: boolean): void {
    if (typeof dispose !== 'function')
      throw new TypeError('what is to be called in the end is not a function');
    this.resources.push({ value: undefined, dispose, args, isAsync });
  }

  fail(error: unknown): void {
    this.error = this.failed ? new SuppressedError(error, this.error) : error;
    this.failed = true;
  }

  /** DisposeResources of the specification. */
  *dispose(site: number): Running<void> {
    let waits = false;
    let waited = false;
    for (let resource = this.resources.pop(); resource; resource = this.resources.pop()) {
      const { value, dispose, args, isAsync } = resource;
      if (!isAsync && waits && !waited) {
        yield this.functions.awaited(undefined, site);
        waits = false;
      }
      if (dispose === undefined) {
        waits = true;
        continue;
      }
      try {
        const result = yield* this.calls.invoke(dispose, value, args);
        if (!isAsync) continue;
        waited = true;
        yield this.functions.awaited(result, site);
      } catch (error) {
        this.fail(error);
      }
    }
    if (waits && !waited) yield this.functions.awaited(undefined, site);
    if (this.failed) throw this.error;
  }
}

function methodOf(value: object, isAsync: boolean): unknown {
  const { [Symbol.asyncDispose]: later, [Symbol.dispose]: now } = value as Partial<
    AsyncDisposable & Disposable
  >;
  return isAsync ? (later ?? now) : now;
}
