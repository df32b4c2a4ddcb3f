import {
  hasPatience,
  isProgress,
  isWrite,
  OperationKind,
  OperationResult,
  Patience,
  patienceOf,
} from '@heddle/trace';
import { Register, Time } from './port';
import type { RunState } from './run-state';
import { UNFINISHED } from './synchronisation';

/** What performing a pending operation changes, and how it is recorded. That a task is resumed is `Execution`'s part. */
export class Operations {
  constructor(private readonly state: RunState) {}

  /** Memory changes in the task's own code, right after it is resumed; here it is only recorded. */
  access(task: number): void {
    const { table } = this.state;
    const kind = table.kind[task]!;
    this.state.record(
      table.voice[task]!,
      kind,
      table.object[task]!,
      0,
      OperationResult.Yes,
      table.site[task]!,
      isWrite(kind),
    );
  }

  /** Something happens that an event loop waits for: its coroutine is to go on then, and to be told what it was. */
  happen(entry: number): void {
    const { table, loops, time } = this.state;
    const kind = table.kind[entry]!;
    const owner = table.loop[entry]!;
    const earliest = table.earliest[entry]! / 1000;
    const waited =
      kind === OperationKind.Fire ? (earliest > time[Time.Now]! ? Patience.Limited : Patience.None) : 0;
    time[Time.Now] = Math.max(time[Time.Now]!, earliest);
    const progress = isProgress(kind, OperationResult.Yes);
    this.state.record(entry, kind, owner, waited, OperationResult.Yes, table.site[entry]!, progress);
    loops.disarm(entry);
    loops.beginTurn(owner, this.state.registers[Register.Fuel]!);
  }

  /** The effect and the record of a synchronisation operation. */
  perform(task: number): number {
    const { table, synchronisation, fairness, trace, time } = this.state;
    const kind = table.kind[task]!;
    if (kind === OperationKind.Join && table.timeout[task]! >= 0) this.state.askedForEnd = true;
    if (synchronisation.timesOut(task)) {
      time[Time.Now] = Math.max(time[Time.Now]!, table.since[task]! + table.timeout[task]!);
      fairness.lapsed(task, trace.length);
    }
    const timedOut = kind === OperationKind.Wait && table.waiting[task]!;
    const result = synchronisation.perform(task);
    this.state.record(
      task,
      kind,
      table.object[task]!,
      hasPatience(kind) ? patienceOf(table.timeout[task]!) : table.argument[task]!,
      recordedResult(kind, result, timedOut, table.answer[task]!),
      table.site[task]!,
      isProgress(kind, result),
    );
    return result;
  }
}

/** The result as the trace has it: the two-part operations record how far they got. */
function recordedResult(kind: OperationKind, result: number, timedOut: boolean, answer: number): number {
  switch (kind) {
    case OperationKind.Wait:
      if (result !== UNFINISHED) return result;
      return timedOut ? OperationResult.No : OperationResult.Yes;
    case OperationKind.BarrierWait:
      return answer;
    case OperationKind.BarrierLeave:
      return result >= 0 ? OperationResult.Yes : result;
    default:
      return result;
  }
}
