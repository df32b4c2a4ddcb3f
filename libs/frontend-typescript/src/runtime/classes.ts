import type { Context } from './context';
import type { Driver } from './drive';
import { ownProperty, isObject, type Callable, type Constructor, type Key, type Twin } from './types';

const { construct } = Reflect;
const { defineProperty, hasOwn, setPrototypeOf } = Object;

type MemberStamp = [key: Key, kind: 'method' | 'async' | 'get' | 'set', isStatic: boolean, twin: Twin];

/** What generated classes and object literals call. */
export interface Classes {
  readonly create: (newTarget: Constructor) => object;
  readonly driveNew: (twin: Twin, newTarget: unknown, args: ArrayLike<unknown>) => unknown;
  readonly defineClass: (self: Constructor, twin: Twin, members: readonly MemberStamp[]) => void;
  readonly constructed: (object: object | undefined) => object;
  readonly bindThis: (made: object, already: object | undefined) => object;
  readonly returned: (value: unknown, object: object) => object;
  readonly returnedDerived: (value: unknown, object: object | undefined) => object;
  readonly define: (object: object, key: Key, value: unknown) => void;
  readonly definePrivate: (object: object, key: symbol, value: unknown) => void;
  readonly privateName: (name: string) => symbol;
  readonly brand: (object: unknown, key: symbol) => unknown;
  readonly put: (object: object, key: Key, value: unknown) => void;
  readonly setPrototype: (object: object, prototype: unknown) => void;
  readonly accessor: (object: object, key: Key, kind: 'get' | 'set', fn: Callable) => void;
  readonly stampAccessor: (holder: { x: unknown }, kind: 'get' | 'set', twin: Twin) => Callable;
}

export function createClasses({ stamps }: Context, driver: Driver): Classes {
  const constructed = (object: object | undefined): object => {
    if (object === undefined) {
      throw new ReferenceError(
        "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
      );
    }
    return object;
  };

  const dataProperty = (object: object, key: Key, value: unknown, enumerable: boolean): void => {
    defineProperty(object, key, {
      __proto__: null,
      value,
      writable: true,
      enumerable,
      configurable: true,
    } as PropertyDescriptor);
  };

  return {
    constructed,
    create: (newTarget) => construct(Object, [], newTarget),
    driveNew: (twin, newTarget, args) => driver.drive(twin, newTarget, args),
    defineClass: (self, twin, members) => {
      stamps.stampConstructor(self, twin);
      for (const [key, kind, isStatic, memberTwin] of members) {
        const property = ownProperty(isStatic ? self : (self.prototype as object), key);
        const fn: unknown = kind === 'get' || kind === 'set' ? property?.[kind] : property?.value;
        if (typeof fn !== 'function') continue;
        if (kind === 'async') stamps.stampAsync(fn, memberTwin);
        else stamps.stampTwin(fn, memberTwin);
      }
    },
    bindThis: (made, already) => {
      if (already !== undefined) throw new ReferenceError('Super constructor may only be called once');
      return made;
    },
    returned: (value, object) => (isObject(value) ? value : object),
    returnedDerived: (value, object) => {
      if (isObject(value)) return value;
      if (value !== undefined)
        throw new TypeError('Derived constructors may only return object or undefined');
      return constructed(object);
    },
    define: (object, key, value) => dataProperty(object, key, value, true),
    definePrivate: (object, key, value) => {
      if (hasOwn(object, key))
        throw new TypeError('Cannot initialize a private member twice on the same object');
      dataProperty(object, key, value, false);
    },
    privateName: (name) => Symbol(name),
    brand: (object, key) => {
      if (!isObject(object) || !(key in object)) {
        throw new TypeError(`Receiver must be an object of the class that declares ${key.description}`);
      }
      return object;
    },
    put: (object, key, value) => dataProperty(object, key, value, true),
    setPrototype: (object, prototype) => {
      if (prototype === null || isObject(prototype)) setPrototypeOf(object, prototype);
    },
    accessor: (object, key, kind, fn) => {
      defineProperty(object, key, {
        __proto__: null,
        [kind]: fn,
        enumerable: true,
        configurable: true,
      } as PropertyDescriptor);
    },
    stampAccessor: (holder, kind, twin) => {
      const fn = ownProperty(holder, 'x')![kind] as Callable;
      stamps.stampTwin(fn, twin);
      return fn;
    },
  };
}
