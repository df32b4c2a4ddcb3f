import type { ExplainedRun } from '@heddle/exploration';
import { OperationKind, type Site, type Starvation } from '@heddle/trace';
import type {
  BusyWait,
  DataRace,
  Event,
  Failure,
  Finding,
  HistoryCall,
  Leak,
  LimitReached,
  LockOrder,
  LockTaken,
  LostWakeup,
  Moment,
  NotLinearizable,
  RaceAccess,
  TraceStep,
  Verdict,
  WaitEdge,
} from '@heddle/verdict';
import { explain } from '../explain/explain';
import { heldLocks } from './held-locks';
import { nameObjects, type ObjectNames } from './object-names';
import { exceptionOf } from './stack';
import { stepsOf, withoutTheMiddle } from './steps';

/**
 * Says in the student's words what an explained run shows.
 *
 * @param wholeTrace as far as the run has it; else what a report keeps of it
 */
export function describeRun(
  run: ExplainedRun,
  sites: readonly Site[],
  verdict: Verdict,
  token: string,
  { wholeTrace = false } = {},
): Failure {
  const names = nameObjects(run, sites);
  const lineAt = (site: number) => sites[site]?.line ?? 0;
  const steps = stepsOf(run, sites, names);
  const race = run.findings.find((finding) => finding.kind === 'data-race');
  const order = run.findings.find((finding) => finding.kind === 'lock-order');
  const busy = run.findings.find((finding) => finding.kind === 'busy-wait');
  const lost = run.findings.find((finding) => finding.kind === 'lost-wakeup');
  const leak = run.findings.find((finding) => finding.kind === 'leak');
  const exception = run.findings.find((finding) => finding.kind === 'exception');
  const limit = run.findings.find((finding) => 'last' in finding);
  const outOfFuel = run.pending.some(({ kind }) => kind === OperationKind.OutOfFuel);
  const illegal = run.findings.find((finding) => finding.kind === 'not-linearizable');

  const facts: Failure = {
    kind: verdict,
    ...(run.size !== undefined && { size: run.size }),
    message: '',
    explanation: '',
    token,
    steps: run.steps,
    preemptions: run.preemptions,
    contextSwitches: run.contextSwitches,
    contextSwitchesFound: run.contextSwitchesFound,
    tasks: taskIds(run).map((id) => ({ id, name: names.task(id) })),
    trace: wholeTrace ? steps : withoutTheMiddle(steps),
    locks: [
      ...heldLocks(run).map(({ object, task, since }) => ({
        name: names.object(object),
        holder: task,
        line: lineAt(since.site),
        step: since.step + 1,
      })),
      ...heldSemaphores(run.findings).map(({ object, heldSince }) => ({
        name: names.object(object),
        holder: heldSince.task,
        line: lineAt(heldSince.site),
        step: heldSince.step + 1,
      })),
    ],
    waitFor: waitEdges(run.findings).map((edge) => ({
      task: edge.task,
      holder: edge.holder,
      on: edge.on,
      object:
        edge.on === 'task'
          ? names.task(edge.object) || `T${edge.object}`
          : edge.on === 'promise' || edge.on === 'message'
            ? (sites[edge.site]?.text ?? '')
            : names.object(edge.object),
      line: lineAt(edge.site),
    })),
    ...(race !== undefined && { race: raceOf(race, names, lineAt) }),
    ...(order !== undefined && { lockOrder: lockOrderOf(order, names, sites) }),
    ...(busy !== undefined && { busyWait: busyWaitOf(busy, run, momentIn(sites)) }),
    ...(lost !== undefined && { lostWakeup: lostWakeupOf(lost, names, momentIn(sites)) }),
    ...(illegal !== undefined && { history: historyOf(illegal) }),
    ...(limit !== undefined && { last: lastOf(limit, steps) }),
    ...(outOfFuel && { outOfFuel }),
    ...(limit?.starvation !== undefined && { starvation: starvationOf(limit.starvation, sites) }),
    ...(run.outside !== undefined && { answers: answersOf(run, run.outside) }),
    ...(run.goalSite !== undefined && { goalReached: true }),
    ...(leak !== undefined && { leak: leakOf(leak, names, lineAt) }),
    ...(exception !== undefined && exceptionOf(exception)),
    output: run.output,
  };
  const { message, explanation } = explain({ ...facts, message: messageOf(run.findings) }, 'en');
  return { ...facts, message, explanation };
}

/** What was said by somebody other than us: the harness's assertion, the program's exception. */
function messageOf(findings: readonly Finding[]): string {
  for (const finding of findings) {
    if (finding.kind === 'wrong-result') return finding.message;
    if (finding.kind === 'exception') return finding.text;
  }
  return '';
}

function taskIds(run: ExplainedRun): readonly number[] {
  const ids = new Set([...run.events, ...run.pending].map(({ task }) => task));
  run.names.tasks.forEach((_, id) => ids.add(id));
  for (const id of run.outside ?? []) ids.delete(id);
  return [...ids].sort((a, b) => a - b);
}

function waitEdges(findings: readonly Finding[]): readonly WaitEdge[] {
  for (const finding of findings) {
    if (finding.kind === 'deadlock') return finding.cycle;
    if (finding.kind === 'stuck' || finding.kind === 'lost-wakeup' || finding.kind === 'leak')
      return finding.waiting;
  }
  return [];
}

/** The semaphores of a deadlock's circle that somebody uses as a lock. */
function heldSemaphores(findings: readonly Finding[]): readonly (WaitEdge & { readonly heldSince: Event })[] {
  return waitEdges(findings).flatMap((edge) =>
    edge.on === 'semaphore' && edge.heldSince !== undefined ? [{ ...edge, heldSince: edge.heldSince }] : [],
  );
}

function raceOf(
  race: DataRace,
  names: ObjectNames,
  lineAt: (site: number) => number,
): NonNullable<Failure['race']> {
  const access = (side: DataRace['first']): RaceAccess => ({
    step: side.step + 1,
    task: side.task,
    line: lineAt(side.site),
    write: side.write,
    locks: side.locks.map((lock) => names.object(lock)),
  });
  return { variable: names.location(race.location), first: access(race.first), second: access(race.second) };
}

function lockOrderOf(
  { cycle }: LockOrder,
  names: ObjectNames,
  sites: readonly Site[],
): NonNullable<Failure['lockOrder']> {
  const taken = (lock: number, { site, step }: Event): LockTaken => ({
    name: names.object(lock),
    line: sites[site]?.source === 'submission' ? sites[site].line : 0,
    step: step + 1,
  });
  return cycle.map(({ task, held, acquired, lock, requested }) => ({
    task,
    held: taken(held, acquired),
    requested: taken(lock, requested),
  }));
}

function momentIn(sites: readonly Site[]): (event: Event) => Moment {
  return ({ task, site, step }) => ({
    task,
    line: sites[site]?.source === 'submission' ? sites[site].line : 0,
    step: step + 1,
  });
}

function busyWaitOf(
  { look, change }: BusyWait,
  run: ExplainedRun,
  moment: (event: Event) => Moment,
): NonNullable<Failure['busyWait']> {
  const looks = run.events.filter(
    ({ step, task, site }) => step < change.step && task === look.task && site === look.site,
  );
  return { look: moment(look), looks: looks.length, change: moment(change) };
}

function lostWakeupOf(
  { waiter, began, notifications, erased, waiting }: LostWakeup,
  names: ObjectNames,
  moment: (event: Event) => Moment,
): NonNullable<Failure['lostWakeup']> {
  const edge = waiting.find(({ task }) => task === waiter)!;
  return {
    object: names.object(edge.object),
    waiter: moment(began ?? { task: waiter, site: edge.site, step: -1 }),
    notifications: notifications.map(moment),
    ...(erased !== undefined && { erased: moment(erased) }),
  };
}

function lastOf({ last }: LimitReached, steps: readonly TraceStep[]): readonly TraceStep[] {
  return last.flatMap((event) => steps.find(({ step }) => step === event.step + 1) ?? []);
}

function starvationOf(
  { task, site, byJobs, starved }: Starvation,
  sites: readonly Site[],
): NonNullable<Failure['starvation']> {
  const ownLine = (at: number): number => (sites[at]?.source === 'submission' ? sites[at].line : 0);
  const linesOf = (areTimers: boolean): number[] => {
    const those = starved.filter(({ kind }) => (kind === OperationKind.Fire) === areTimers);
    return [...new Set(those.map((each) => ownLine(each.site)))].sort((a, b) => a - b);
  };
  return {
    task,
    function: ownLine(site) === 0 ? '' : sites[site]!.function,
    line: ownLine(site),
    byJobs,
    timers: linesOf(true),
    operations: linesOf(false),
  };
}

/** None of one whose number another one had, too: only the last one's name is known. */
function answersOf({ events, names }: ExplainedRun, outside: readonly number[]): readonly string[] {
  const over = events.filter(({ kind, task }) => kind === OperationKind.Complete && outside.includes(task));
  const isOnly = (task: number) => over.filter((event) => event.task === task).length === 1;
  return over.flatMap(({ task }) => (isOnly(task) ? (names.tasks[task] ?? '') : '')).filter(Boolean);
}

function historyOf({ calls }: NotLinearizable): readonly HistoryCall[] {
  return calls.map(({ task, text, result, called, returned }) => ({
    task,
    call: text,
    ...(result !== undefined && { result }),
    from: called + 1,
    ...(returned !== undefined && { to: returned + 1 }),
  }));
}

function leakOf(
  leak: Leak,
  names: ObjectNames,
  lineAt: (site: number) => number,
): NonNullable<Failure['leak']> {
  return {
    locks: leak.locks.map(({ object, acquired }) => ({
      name: names.object(object),
      holder: acquired.task,
      line: lineAt(acquired.site),
    })),
    tasks: leak.tasks,
  };
}
