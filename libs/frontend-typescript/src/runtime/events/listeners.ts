export interface ListenerOptions {
  readonly once?: boolean;
  readonly capture?: boolean;
  readonly passive?: boolean;
  /** Called with what the event carries, as Node's `on` does, and not with the event. */
  readonly bare?: boolean;
  /** The runtime's own: no program's `stopImmediatePropagation` keeps an event from it. */
  readonly resists?: boolean;
  /** Of an attribute like `onmessage`, which keeps its place whatever is assigned. */
  readonly attribute?: boolean;
}

/** Linked, as in Node: who is added while an event is dispatched is called unless the last one is being called already. */
export class Listener {
  next: Listener | undefined;
  previous: Listener | undefined;
  removed = false;
  constructor(
    public callback: unknown,
    readonly options: ListenerOptions,
  ) {}
}

/** Those of one type of events, in order. */
export class Listeners {
  first: Listener | undefined;
  private last: Listener | undefined;

  /** An attribute that nothing has been assigned to does not count. */
  get size(): number {
    let count = 0;
    for (let each = this.first; each !== undefined; each = each.next)
      if (each.callback !== undefined) count++;
    return count;
  }

  find(callback: unknown, capture: boolean): Listener | undefined {
    let each = this.first;
    while (each !== undefined) {
      const { attribute = false, capture: own = false } = each.options;
      if (!attribute && each.callback === callback && own === capture) return each;
      each = each.next;
    }
    return undefined;
  }

  add(listener: Listener): void {
    listener.previous = this.last;
    if (this.last === undefined) this.first = listener;
    else this.last.next = listener;
    this.last = listener;
  }

  /** It keeps its `next`: whoever is calling it goes on there. */
  remove(listener: Listener): void {
    listener.removed = true;
    const { previous, next } = listener;
    if (previous === undefined) this.first = next;
    else previous.next = next;
    if (next === undefined) this.last = previous;
    else next.previous = previous;
  }
}
