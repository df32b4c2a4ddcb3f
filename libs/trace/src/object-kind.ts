/** The synchronisation objects a program can create. Their ids are dense and start at 0 in every run. */
export enum ObjectKind {
  Lock = 0,
  ReentrantLock = 1,
  /** `argument`: the id of its lock. */
  Condition = 2,
  /** `argument`: the initial number of permits. */
  Semaphore = 3,
  /** Like `Semaphore`, but a release above the initial number is refused. */
  BoundedSemaphore = 4,
  Event = 5,
  /** `argument`: the number of parties. */
  Barrier = 6,
  /** `argument`: the capacity; 0 or less for an unbounded queue. */
  Queue = 7,
}
