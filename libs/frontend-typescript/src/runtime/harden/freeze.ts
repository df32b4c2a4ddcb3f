import type { Stamps } from '../stamps';
import { ownProperty, isObject } from '../types';

/**
 * Freezes everything that can be reached from `roots`, so that a run leaves nothing behind for the next one and the
 * runtime can use ordinary methods. What is frozen is also no memory: reading `Math.PI` is not an operation.
 */
export function freezeReachable(roots: readonly unknown[], stamps: Stamps): void {
  const seen = new Set<object>();
  const waiting = roots.filter(isObject);
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (seen.has(object)) continue;
    seen.add(object);
    stamps.stampShadow(object, stamps.unobserved);
    const prototype: unknown = Object.getPrototypeOf(object);
    if (isObject(prototype)) waiting.push(prototype);
    for (const key of Reflect.ownKeys(object)) {
      const property = ownProperty(object, key)!;
      for (const part of [property.value, property.get, property.set] as unknown[])
        if (isObject(part)) waiting.push(part);
    }
  }
  for (const object of seen) Object.freeze(object);
}
