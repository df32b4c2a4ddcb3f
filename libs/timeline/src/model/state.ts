/** Everything that can be seen of a run after some of its steps. */
export interface State {
  /** By name. */
  readonly variables: ReadonlyMap<string, VariableState>;
  readonly objects: ReadonlyMap<string, ObjectState>;
  readonly tasks: ReadonlyMap<number, TaskState>;
}

export interface VariableState {
  /** Undefined: changed as a whole (a container), so that no single value can be told. */
  readonly value: string | undefined;
  /** The one before the last write; undefined: not known. */
  readonly previous: string | undefined;
  /** The index of the step that wrote it last; -1: nobody did. */
  readonly writtenAt: number;
}

/** A synchronisation object, as far as the steps tell: where it started is not among them. */
export type ObjectState =
  | {
      readonly kind: 'lock';
      readonly holder: number | undefined;
      readonly depth: number;
      readonly since: number;
    }
  | { readonly kind: 'queue'; readonly length: number; readonly closed: boolean }
  | { readonly kind: 'semaphore'; readonly taken: number }
  | { readonly kind: 'event'; readonly set: boolean }
  /** Who waits to be notified, in the order in which they came. */
  | { readonly kind: 'condition'; readonly waiters: readonly number[] }
  | { readonly kind: 'barrier'; readonly arrived: readonly number[] };

export type TaskState =
  | { readonly status: 'unborn' }
  | { readonly status: 'ready' }
  /** It can go on at any moment: then the clock moves to its deadline. */
  | { readonly status: 'sleeping' }
  | { readonly status: 'waiting'; readonly for: Awaited }
  | { readonly status: 'done' };

export interface Awaited {
  readonly on: 'lock' | 'condition' | 'semaphore' | 'event' | 'barrier' | 'queue' | 'task';
  readonly name: string;
  /** Who would have to act, if it is somebody in particular. */
  readonly holder: number | undefined;
}
