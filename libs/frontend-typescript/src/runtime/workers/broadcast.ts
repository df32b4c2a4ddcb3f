import { DOMException } from '../events/errors';
import type { TargetParts } from '../events/target';
import type { Kit } from '../threading/kit';
import type { Running } from '../types';
import { createNodeEventTarget } from './node-event-target';
import type { Channels, End } from './ports';

/** `BroadcastChannel`: what one posts, all others of its name get, in whatever thread. */
export function createBroadcastChannel(kit: Kit, events: TargetParts, channels: Channels): object {
  const { stamps } = kit.context;
  const { MessageEvent, send: dispatch } = events;
  const NodeEventTarget = createNodeEventTarget(events);
  const named = (name: string): End[] => {
    const { broadcast } = stamps.run;
    const known = broadcast.get(name) ?? [];
    broadcast.set(name, known);
    return known;
  };

  class BroadcastChannel extends NodeEventTarget {
    readonly #name: string;
    readonly #end: End;

    constructor(...args: unknown[]) {
      super();
      if (args.length === 0) throw new TypeError('The "name" argument must be specified');
      this.#name = String(args[0]);
      this.#end = channels.endOf(stamps.loop, this.#name);
      this.#end.site = kit.site();
      named(this.#name).push(this.#end);
      channels.hold(this.#end, true);
      channels.listen(this.#end, (data) => dispatch(this, new MessageEvent('message', { data })));
    }
    get name(): string {
      return this.#name;
    }
    *postMessage(...args: unknown[]): Running<void> {
      const where = kit.site();
      if (args.length === 0) throw new TypeError('The "message" argument must be specified');
      if (this.#end.closed) throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
      for (const each of named(this.#name).filter((end) => end !== this.#end))
        yield* channels.deliver(each, channels.copy(args[0], undefined), where);
    }
    close(): void {
      const all = named(this.#name);
      if (all.includes(this.#end)) all.splice(all.indexOf(this.#end), 1);
      this.#end.closed = true;
      channels.listen(this.#end, undefined);
      channels.hold(this.#end, false);
    }
    ref(): this {
      if (!this.#end.closed) channels.hold(this.#end, true);
      return this;
    }
    unref(): this {
      channels.hold(this.#end, false);
      return this;
    }
    get [Symbol.toStringTag](): string {
      return 'BroadcastChannel';
    }
  }
  for (const type of ['message', 'messageerror']) events.attribute(BroadcastChannel, type);
  kit.publish(BroadcastChannel);
  return BroadcastChannel;
}
