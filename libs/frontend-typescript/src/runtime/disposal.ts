import type { Calls } from './calls';
import { isObject, type Running } from './types';

/** The resources of one block with `using`, disposed of in reverse order. */
export class DisposableStack {
  private readonly resources: { value: unknown; dispose: unknown }[] = [];
  private failed = false;
  private error: unknown;

  constructor(private readonly calls: Calls) {}

  use(value: unknown): unknown {
    if (value === null || value === undefined) return value;
    if (!isObject(value)) throw new TypeError('`using` needs an object with a [Symbol.dispose] method');
    const dispose: unknown = (value as Partial<Disposable>)[Symbol.dispose];
    if (typeof dispose !== 'function')
      throw new TypeError('`using` needs an object with a [Symbol.dispose] method');
    this.resources.push({ value, dispose });
    return value;
  }

  fail(error: unknown): void {
    this.error = this.failed ? new SuppressedError(error, this.error) : error;
    this.failed = true;
  }

  *dispose(): Running<void> {
    for (let resource = this.resources.pop(); resource; resource = this.resources.pop()) {
      try {
        yield* this.calls.invoke(resource.dispose, resource.value, []);
      } catch (error) {
        this.fail(error);
      }
    }
    if (this.failed) throw this.error;
  }
}
