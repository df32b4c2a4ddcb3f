import { LoopState } from '../asynchronous/state';

export const NONE = -1;

/** A worker as the runtime knows it: a task of the engine with an event loop, and a module state, of its own. */
export class Agent {
  readonly loop: LoopState;
  /** What `parentPort` and `workerData` are in it. */
  parentPort: object | null = null;
  workerData: unknown = null;
  /** Has somebody called `terminate`? It goes no further than its next visible operation. */
  terminated = false;
  /** The engine's event that it waits for in `Atomics.wait`. */
  blockedOn = NONE;

  constructor(
    readonly task: number,
    readonly threadId: number,
    /** How many workers stand between it and the main thread, and it among them. */
    readonly depth: number,
  ) {
    this.loop = new LoopState(task, this);
  }
}
