import { isObject } from './types';

/**
 * `WeakRef` and `FinalizationRegistry` of a program in which nothing is ever collected, as the language allows. When memory is
 * collected is no part of a schedule, so nobody must be able to tell.
 */
export function createWeakReferences(): Readonly<Record<string, unknown>> {
  class WeakRef {
    readonly #target: unknown;
    constructor(target: unknown) {
      if (!canBeCollected(target)) throw new TypeError('WeakRef: invalid target');
      this.#target = target;
    }
    deref(): unknown {
      return this.#target;
    }
    get [Symbol.toStringTag](): string {
      return 'WeakRef';
    }
  }

  class FinalizationRegistry {
    readonly #tokens = new Set<unknown>();
    constructor(cleanup: unknown) {
      if (typeof cleanup !== 'function')
        throw new TypeError('FinalizationRegistry: cleanup must be callable');
    }
    register(target: unknown, held: unknown, token?: unknown): void {
      if (!canBeCollected(target))
        throw new TypeError('FinalizationRegistry.prototype.register: invalid target');
      if (target === held)
        throw new TypeError('FinalizationRegistry.prototype.register: target and holdings must not be same');
      if (token !== undefined) this.#tokens.add(token);
    }
    unregister(token: unknown): boolean {
      return this.#tokens.delete(token);
    }
    get [Symbol.toStringTag](): string {
      return 'FinalizationRegistry';
    }
  }

  return { WeakRef, FinalizationRegistry };
}

function canBeCollected(target: unknown): boolean {
  return isObject(target) || (typeof target === 'symbol' && Symbol.keyFor(target) === undefined);
}
