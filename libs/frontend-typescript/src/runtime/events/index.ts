import type { Asynchronous } from '../asynchronous';
import type { Kit } from '../threading/kit';
import { createAbort, type AbortParts } from './abort';
import { createEmitter, type EmitterParts } from './emitter';
import { DOMException } from './errors';
import { createEventsModule } from './module';
import { createEventTarget, type TargetParts } from './target';
import { createTimerPromises } from './timer-promises';

export interface EventsParts {
  readonly emitter: EmitterParts;
  readonly target: TargetParts;
  readonly abort: AbortParts;
  readonly globals: Readonly<Record<string, unknown>>;
  readonly modules: Readonly<Record<string, object>>;
}

/** Events and what is done with them: `EventEmitter`, `EventTarget`, `AbortSignal`, and the timers that take one. */
export function createEvents(kit: Kit, asynchronous: Asynchronous): EventsParts {
  const target = createEventTarget(kit, asynchronous.loop);
  const abort = createAbort(kit, asynchronous.timers, target);
  const emitter = createEmitter(kit, asynchronous.loop);
  const events = createEventsModule(asynchronous, emitter, target, abort);
  kit.publish(emitter.EventEmitter);
  kit.publish(abort.AbortController);
  const { AbortController, AbortSignal } = abort;
  const { EventTarget, Event, CustomEvent, MessageEvent } = target;
  const promises = createTimerPromises(kit, asynchronous, abort);
  return {
    emitter,
    target,
    abort,
    globals: { EventTarget, Event, CustomEvent, MessageEvent, AbortController, AbortSignal, DOMException },
    modules: {
      'node:events': events,
      'node:timers': { ...asynchronous.timers.module, promises },
      'node:timers/promises': promises,
    },
  };
}
