import type { Asynchronous } from '../asynchronous';
import { isObject, type Callable } from '../types';
import type { AbortParts } from './abort';
import { captureRejectionSymbol, DEFAULT_LIMIT, errorMonitor, type EmitterParts } from './emitter';
import { invalidType } from './errors';
import { createEventStreams } from './streams';
import { isSignal, type TargetParts } from './target';

/** What an `EventEmitter` of either realm has. */
interface Emitter {
  listeners(name: unknown): unknown[];
  listenerCount(name: unknown, callback?: unknown): number;
  getMaxListeners(): number;
  setMaxListeners(limit: unknown): unknown;
}

function isEmitter(value: unknown): value is Emitter {
  return isObject(value) && 'listeners' in value && 'getMaxListeners' in value;
}

/** `node:events`: everything of it but the class is a static member of the class, too. */
export function createEventsModule(
  asynchronous: Asynchronous,
  { EventEmitter }: EmitterParts,
  target: TargetParts,
  abort: AbortParts,
): Readonly<Record<string, unknown>> {
  const { loop } = asynchronous;
  const refused = (value: unknown): TypeError =>
    invalidType('emitter', 'an instance of EventEmitter or EventTarget', value);
  const targetOf = (value: unknown): object => {
    if (target.isTarget(value)) return value;
    throw refused(value);
  };

  const functions: Record<string, Callable> = {
    ...createEventStreams(asynchronous, abort),
    listenerCount: (emitter, name) =>
      isEmitter(emitter)
        ? emitter.listenerCount(name)
        : target.listenersOf(targetOf(emitter), String(name)).length,
    getEventListeners: (emitter, name) =>
      isEmitter(emitter) ? emitter.listeners(name) : target.listenersOf(targetOf(emitter), String(name)),
    getMaxListeners: (emitter) => {
      if (isEmitter(emitter)) return emitter.getMaxListeners();
      targetOf(emitter);
      return DEFAULT_LIMIT;
    },
    setMaxListeners: (limit, ...emitters) => {
      for (const emitter of emitters) if (isEmitter(emitter)) emitter.setMaxListeners(limit);
    },
    addAbortListener: (signal, listener) => {
      if (!isSignal(signal)) throw invalidType('signal', 'an instance of AbortSignal', signal);
      if (typeof listener !== 'function') throw invalidType('listener', 'of type function', listener);
      const body = listener as Callable;
      let forget = (): void => undefined;
      if (signal.aborted)
        loop.enqueue({ task: loop.task(), react: () => void body.call(undefined) }, false, undefined);
      else forget = target.whenAborted(signal, 'signal', (_, event) => void body.call(signal, event));
      return { [Symbol.dispose]: () => forget() };
    },
  };
  for (const [name, fn] of Object.entries(functions)) Object.defineProperty(fn, 'name', { value: name });
  const members = { ...functions, errorMonitor, captureRejectionSymbol, captureRejections: false };
  Object.assign(EventEmitter, members, { EventEmitter, defaultMaxListeners: DEFAULT_LIMIT });
  return { EventEmitter, defaultMaxListeners: DEFAULT_LIMIT, ...members };
}
