import type { Asynchronous } from '../asynchronous';
import type { EventsParts } from '../events';
import type { Memory } from '../memory';
import type { Looking } from '../natives/looking';
import type { Kit } from '../threading/kit';
import type { Running } from '../types';
import type { Agent } from './agent';
import { bufferOf } from '../views';
import { createAtomics, createSharedArrayBuffer } from './atomics';
import { createBroadcastChannel } from './broadcast';
import { createChannels } from './ports';
import { FileURL } from './urls';
import { createWorkers } from './worker';

export interface WorkerParts {
  /** The global names. */
  readonly globals: Readonly<Record<string, unknown>>;
  /** `node:worker_threads`, as the thread that is running sees it. */
  readonly module: () => object;
  /** What of it is the same for all threads. */
  readonly shared: object;
  readonly asThread: (agent: undefined, body: Running<void>) => Running<void>;
}

/** `node:worker_threads`, shared memory and `Atomics`. */
export function createWorkerThreads(
  kit: Kit,
  memory: Memory,
  looking: Looking,
  { loop, promises, timers }: Asynchronous,
  events: EventsParts,
): WorkerParts {
  const { stamps } = kit.context;
  const channels = createChannels(kit, events.target);
  const { Worker, asThread } = createWorkers(kit, loop, promises, events.emitter, channels);
  const { sharedBuffers } = stamps;
  const isShared = (object: object): boolean =>
    ArrayBuffer.isView(object) && sharedBuffers.has(bufferOf(object));
  stamps.stampTwin(channels.structuredClone, looking.twin(channels.structuredClone, isShared));
  const { MessageChannel, MessagePort, receiveMessageOnPort } = channels;
  const BroadcastChannel = createBroadcastChannel(kit, events.target, channels);
  const shared = {
    BroadcastChannel,
    Worker,
    MessageChannel,
    MessagePort,
    receiveMessageOnPort,
    SHARE_ENV: Symbol('SHARE_ENV'),
  };
  return {
    globals: {
      BroadcastChannel,
      MessageChannel,
      MessagePort,
      structuredClone: channels.structuredClone,
      SharedArrayBuffer: createSharedArrayBuffer(stamps.sharedBuffers),
      Atomics: createAtomics(kit, memory, promises, timers),
      URL: FileURL,
    },
    module: () => {
      const agent = stamps.loop.worker as Agent | undefined;
      return {
        ...shared,
        isMainThread: agent === undefined,
        parentPort: agent?.parentPort ?? null,
        workerData: agent === undefined ? null : agent.workerData,
        threadId: agent?.threadId ?? 0,
      };
    },
    shared,
    asThread,
  };
}
