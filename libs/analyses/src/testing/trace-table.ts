import { Ending, ObjectKind, OperationKind, OperationResult, Trace, type Site } from '@heddle/trace';

type KindName = keyof typeof OperationKind;

/** Task, operation, object, result (Yes if left out), argument (0 if left out). */
export type Row = readonly [
  task: number,
  kind: KindName,
  object?: number,
  result?: number,
  argument?: number,
];

export interface TraceTable {
  readonly rows: readonly Row[];
  /** By id: a kind, or a kind and its argument. */
  readonly objects?: readonly (ObjectKind | readonly [ObjectKind, number])[];
  readonly ending?: Ending;
  /** Task, operation, object. */
  readonly pending?: readonly (readonly [task: number, kind: KindName, object: number])[];
  readonly daemons?: readonly number[];
}

/** The trace of a table. Row i's site is i + 1, a pending operation's is 100 plus its task. */
export function traceOf({
  rows,
  objects = [],
  ending = Ending.Completed,
  pending = [],
  daemons = [],
}: TraceTable): Trace {
  const trace = new Trace();
  rows.forEach(([task, kind, object = 0, result = OperationResult.Yes, argument = 0], i) =>
    trace.append(task, OperationKind[kind], object, argument, result, i + 1),
  );
  for (const object of objects) {
    const [kind, argument] = typeof object === 'number' ? [object, 0] : object;
    trace.objectKind.push(kind);
    trace.objectArgument.push(argument);
    trace.objectCreator.push(0);
  }
  trace.ending = ending;
  trace.pending = pending.map(([task, kind, object]) => ({
    task,
    kind: OperationKind[kind],
    object,
    site: 100 + task,
  }));
  const accesses = rows.filter(([, kind]) => OperationKind[kind] <= OperationKind.AtomicUpdate);
  trace.locations = Math.max(0, ...accesses.map(([, , location = 0]) => location + 1));
  const named = rows.flatMap(([task, kind, object = 0]) => (kind === 'Start' ? [task, object] : [task]));
  trace.tasks = Math.max(0, ...named.map((task) => task + 1), ...pending.map(([task]) => task + 1));
  for (let task = 0; task < trace.tasks; task++) trace.daemon.push(daemons.includes(task));
  return trace;
}

/** Sites for a table's rows, all in the submission except those of the rows given. */
export function sitesOf(trace: Trace, harnessRows: readonly number[] = []): Site[] {
  return Array.from({ length: trace.length + 1 }, (_, site) => ({
    source: harnessRows.includes(site - 1) ? 'harness' : 'submission',
    line: site,
    column: 1,
    text: '',
    function: '',
  }));
}
