import type { Context } from './context';
import { isObject, type Key } from './types';

/** What reports call things: an object is called after the first variable or property it was stored in. */
export interface Names {
  readonly label: (value: unknown, name: string) => unknown;
  readonly labelField: (owner: object, key: Key, value: unknown) => unknown;
  /** Calls back with the object's name, now or when it gets one. */
  readonly whenNamed: (target: object, then: (name: string) => void) => void;
  /** A new memory location belongs to this property (or, for '', to the container as a whole). */
  readonly namedLocation: (target: object, key: Key, location: number) => void;
}

const MAX_NAMED_ELEMENTS = 50;

export function createNames({ port, stamps, explain }: Context): Names {
  const shadowOf = (target: object): ReturnType<typeof stamps.newShadow> => {
    let shadow = stamps.shadowOf(target);
    if (shadow === undefined) {
      shadow = stamps.newShadow();
      stamps.stampShadow(target, shadow);
    } else if (shadow !== stamps.unobserved && shadow.run !== stamps.run.number)
      shadow.restart(stamps.run.number);
    return shadow;
  };

  const give = (target: object, name: string): void => {
    const shadow = shadowOf(target);
    if (shadow === stamps.unobserved || shadow.name !== undefined) return;
    shadow.name = name;
    const waiting = shadow.dependents;
    shadow.dependents = undefined;
    waiting?.forEach((each) => each(name));
    if (Array.isArray(target)) nameElements(target, name);
  };

  const nameElements = (list: readonly unknown[], name: string): void => {
    for (let index = 0; index < list.length && index < MAX_NAMED_ELEMENTS; index++) {
      const element: unknown = Object.getOwnPropertyDescriptor(list, index)?.value;
      if (isObject(element)) give(element, member(name, index));
    }
  };

  const whenNamed = (target: object, then: (name: string) => void): void => {
    const shadow = shadowOf(target);
    if (shadow === stamps.unobserved) return;
    if (shadow.name !== undefined) then(shadow.name);
    else (shadow.dependents ??= []).push(then);
  };

  if (!explain) {
    const nothing = (): void => undefined;
    return {
      label: (value) => value,
      labelField: (_, __, value) => value,
      whenNamed: nothing,
      namedLocation: nothing,
    };
  }
  return {
    label: (value, name) => {
      if (isObject(value)) give(value, name);
      return value;
    },
    labelField: (owner, key, value) => {
      if (isObject(value)) whenNamed(owner, (name) => give(value, member(name, key)));
      return value;
    },
    whenNamed,
    namedLocation: (target, key, location) => {
      whenNamed(target, (name) => port.name('location', location, key === '' ? name : member(name, key)));
    },
  };
}

function member(owner: string, key: Key): string {
  if (typeof key === 'number') return `${owner}[${key}]`;
  const text = typeof key === 'symbol' ? (key.description ?? 'symbol') : key;
  const short = text.length > 30 ? `${text.slice(0, 29)}…` : text;
  return /^[#\w$]+$/.test(short) && !/^\d/.test(short)
    ? `${owner}.${short}`
    : `${owner}[${JSON.stringify(short)}]`;
}
