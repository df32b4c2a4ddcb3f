import type { AsyncFunctions } from './asynchronous/functions';
import { Resources } from './disposal';
import type { Kit } from './threading/kit';
import type { Running } from './types';

/** `DisposableStack` and `AsyncDisposableStack`, whose disposers can be interleaved. */
export function createDisposableStacks(
  kit: Kit,
  functions: AsyncFunctions,
): Readonly<Record<string, unknown>> {
  /** Of each stack that is not disposed of. */
  const held = new WeakMap<Stack, Resources>();

  const open = (stack: Stack): Resources => {
    const resources = held.get(stack);
    if (resources === undefined) throw new ReferenceError('the stack is disposed already');
    return resources;
  };
  const pass = (from: Stack, to: Stack): Stack => {
    held.set(to, open(from));
    held.delete(from);
    return to;
  };
  function* end(stack: Stack, site: number): Running<void> {
    const resources = held.get(stack);
    held.delete(stack);
    if (resources) yield* resources.dispose(site);
  }

  class Stack {
    readonly #isAsync: boolean;

    constructor(isAsync: boolean) {
      this.#isAsync = isAsync;
      held.set(this, new Resources(kit.calls, functions));
    }

    get disposed(): boolean {
      return !held.has(this);
    }

    use(value: unknown): unknown {
      return open(this).use(value, this.#isAsync);
    }

    adopt(value: unknown, onDispose: unknown): unknown {
      open(this).defer(onDispose, [value], this.#isAsync);
      return value;
    }

    defer(onDispose: unknown): void {
      open(this).defer(onDispose, [], this.#isAsync);
    }
  }

  class DisposableStack extends Stack {
    constructor() {
      super(false);
    }
    move(): Stack {
      return pass(this, new DisposableStack());
    }
    *dispose(): Running<void> {
      yield* end(this, kit.site());
    }
    *[Symbol.dispose](): Running<void> {
      yield* end(this, kit.site());
    }
    get [Symbol.toStringTag](): string {
      return 'DisposableStack';
    }
  }

  class AsyncDisposableStack extends Stack {
    constructor() {
      super(true);
    }
    move(): Stack {
      return pass(this, new AsyncDisposableStack());
    }
    disposeAsync(): object {
      const site = kit.site();
      const body = (): Running<void> => end(this, site);
      return functions.asyncCall(body, undefined, [], site, 'disposeAsync');
    }
    [Symbol.asyncDispose](): object {
      return this.disposeAsync();
    }
    get [Symbol.toStringTag](): string {
      return 'AsyncDisposableStack';
    }
  }

  for (const shim of [Stack, DisposableStack, AsyncDisposableStack]) kit.publish(shim);
  return { DisposableStack, AsyncDisposableStack };
}
