/** Every word of the explorer, in one language. Names of variables, locks and tasks are the student's. */
export interface Dictionary {
  readonly modes: Readonly<Record<'watch' | 'play' | 'predict' | 'repair', string>>;
  readonly explorer: string;
  /** What one sees, and how to go on: of a run that fails. */
  readonly watch: string;
  readonly schedule: string;
  readonly source: string;
  readonly state: string;
  readonly step: string;
  readonly variables: string;
  readonly objects: string;
  readonly clock: string;
  readonly tasks: string;
  readonly what: string;
  readonly asTable: string;
  readonly asTimeline: string;
  readonly showAll: string;
  readonly foldAgain: string;
  readonly folded: (count: number) => string;
  readonly copyLink: string;
  readonly copied: string;
  readonly keys: string;
  readonly moves: Readonly<
    Record<'start' | 'back' | 'forward' | 'end' | 'previous-switch' | 'next-switch' | 'failure', string>
  >;
  readonly position: (step: number, of: number) => string;
  readonly beforeStart: string;
  readonly line: (line: number) => string;
  readonly inTest: string;
  readonly operation: (name: string) => string;
  /** A whole step, as it is read out; `place` may be empty. */
  readonly sentence: (task: string, what: string, place: string, notes: readonly string[]) => string;
  readonly never: string;
  readonly status: Readonly<Record<'unborn' | 'ready' | 'sleeping' | 'done', string>>;
  readonly waitsFor: Readonly<
    Record<
      'lock' | 'condition' | 'semaphore' | 'event' | 'barrier' | 'queue' | 'task',
      (name: string, holder: string | undefined) => string
    >
  >;
  readonly next: (what: string) => string;
  readonly preempted: (task: string, next: string) => string;
  readonly interrupts: (task: string, operation: string) => string;
  readonly switched: (task: string, why: string) => string;
  readonly over: (task: string) => string;
  readonly overwrites: (step: number) => string;
  readonly race: (step: number) => string;
  readonly free: string;
  readonly heldBy: (task: string, depth: number) => string;
  readonly items: (count: number, closed: boolean) => string;
  readonly taken: (count: number) => string;
  readonly event: (set: boolean) => string;
  readonly waiters: (names: readonly string[]) => string;
  readonly unknownValue: string;
  readonly waitFor: string;
  readonly edge: (task: string, object: string, line: number, holder: string, held: number) => string;
  readonly play: PlayWords;
  readonly predict: PredictWords;
  readonly repair: RepairWords;
}

export interface PlayWords {
  readonly goal: (what: string) => string;
  readonly openGoal: string;
  readonly who: string;
  readonly cannot: (why: string) => string;
  readonly undo: string;
  readonly restart: string;
  readonly finish: string;
  readonly working: string;
  readonly broke: (what: string) => string;
  /** It went wrong, and not as the goal says. */
  readonly brokeOtherwise: (what: string) => string;
  readonly passed: string;
  readonly yours: (steps: number, preemptions: number) => string;
  readonly shortest: (steps: number, preemptions: number) => string;
}

export interface PredictWords {
  readonly question: (task: string, variable: string, line: number) => string;
  readonly right: (value: string) => string;
  readonly wrong: (guess: string, value: string, because: string) => string;
  readonly writtenBy: (task: string, step: number) => string;
  readonly untouched: string;
  readonly score: (right: number, asked: number) => string;
  readonly goOn: string;
  readonly again: string;
  readonly nothing: string;
}

export interface RepairWords {
  readonly what: string;
  readonly run: string;
  readonly again: string;
  readonly working: string;
  readonly unchanged: string;
  readonly fixed: string;
  readonly fails: (message: string) => string;
  readonly same: string;
  readonly differs: (common: number) => string;
  readonly before: string;
  readonly after: string;
  readonly nothing: string;
}
