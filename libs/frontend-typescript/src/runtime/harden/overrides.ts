import { ownProperty, isObject, type Key } from '../types';

/** The values behind the getters that `allowOverrides` puts in the place of data. */
const hidden = new WeakMap<object, { readonly value: unknown }>();

/**
 * Lets objects override what a frozen prototype has. Without this, `this.name = 'MyError'` in a subclass of `Error`
 * throws, because the inherited property cannot be written ("override mistake").
 */
export function allowOverrides(prototype: object, keys: readonly Key[] = Reflect.ownKeys(prototype)): void {
  for (const key of keys) {
    const property = ownProperty(prototype, key);
    if (!property?.configurable || !('value' in property)) continue;
    const value: unknown = property.value;
    const get = (): unknown => value;
    hidden.set(get, { value });
    Object.defineProperty(prototype, key, {
      get,
      set(this: object, replacement: unknown) {
        if (this === prototype || !isObject(this)) {
          throw new TypeError(`Cannot assign to read only property '${String(key)}'`);
        }
        Object.defineProperty(this, key, {
          value: replacement,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
      enumerable: false,
      configurable: false,
    });
  }
}

/** An own property's data, without running a getter of the program's. */
export function dataOf(object: object, key: Key): unknown {
  const property = ownProperty(object, key);
  if (!property) return undefined;
  return property.get ? hidden.get(property.get)?.value : property.value;
}
