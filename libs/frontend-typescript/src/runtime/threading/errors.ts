/** The exceptions of Python's `threading` and `queue`, made anew in each realm. */
export interface ShimErrors {
  readonly RuntimeError: new (message?: string) => Error;
  readonly BrokenBarrierError: new (message?: string) => Error;
  readonly Empty: new (message?: string) => Error;
  readonly Full: new (message?: string) => Error;
  readonly ShutDown: new (message?: string) => Error;
}

export function createShimErrors(): ShimErrors {
  const RuntimeError = errorClass('RuntimeError', Error);
  return {
    RuntimeError,
    BrokenBarrierError: errorClass('BrokenBarrierError', RuntimeError),
    Empty: errorClass('Empty', Error),
    Full: errorClass('Full', Error),
    ShutDown: errorClass('ShutDown', Error),
  };
}

function errorClass(name: string, parent: new (message?: string) => Error): new (message?: string) => Error {
  const made = { [name]: class extends parent {} }[name]!;
  Object.defineProperty(made.prototype, 'name', { value: name, writable: true, configurable: true });
  return made;
}
