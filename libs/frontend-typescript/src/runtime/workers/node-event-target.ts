import type { TargetParts } from '../events/target';
import { isObject, type Running } from '../types';
import { invalidType } from '../events/errors';

/** Node's mixture: an `EventTarget` with some methods of `EventEmitter`, whose listeners get what an event carries. */
export function createNodeEventTarget(events: TargetParts) {
  const { EventTarget, MessageEvent, send } = events;

  class NodeEventTarget extends EventTarget {
    #listen(type: unknown, callback: unknown, once: boolean): this {
      if (!isObject(callback)) throw invalidType('listener', 'an instance of EventListener', callback);
      events.listen(this, String(type), callback, { bare: true, once });
      return this;
    }
    on(type: unknown, callback: unknown): this {
      return this.#listen(type, callback, false);
    }
    addListener(type: unknown, callback: unknown): this {
      return this.#listen(type, callback, false);
    }
    once(type: unknown, callback: unknown): this {
      return this.#listen(type, callback, true);
    }
    off(type: unknown, callback: unknown): this {
      events.ignore(this, String(type), callback);
      return this;
    }
    removeListener(type: unknown, callback: unknown): this {
      return this.off(type, callback);
    }
    removeAllListeners(...types: unknown[]): this {
      for (const each of events.typesOf(this))
        if (types.length === 0 || each === String(types[0])) events.clear(this, each);
      return this;
    }
    *emit(type: unknown, data: unknown): Running<boolean> {
      const heard = this.listenerCount(type) > 0;
      yield* send(this, new MessageEvent(type, { data }));
      return heard;
    }
    eventNames(): string[] {
      return events.typesOf(this);
    }
    listenerCount(type: unknown): number {
      return events.listenersOf(this, String(type)).length;
    }
  }
  return NodeEventTarget;
}
