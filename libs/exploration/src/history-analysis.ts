import { HistoryChecker } from '@heddle/analyses';
import type { Execution } from '@heddle/engine';
import { Ending, PENDING, type Call, type SequentialModel } from '@heddle/trace';
import type { NotLinearizable, RecordedCall } from '@heddle/verdict';
import { ScenarioMistake } from './mistake';

/** Asks of every run whether the calls that its harness recorded are linearizable. */
export class HistoryAnalysis {
  /** Was the history of the last run too much to be decided? Then it has neither passed nor failed. */
  undecided = false;
  private readonly checker = new HistoryChecker();

  /** What is wrong with the calls of the last run. @throws {ScenarioMistake} if it is the model */
  analyse(execution: Execution): NotLinearizable | undefined {
    const { history, model, trace } = execution;
    this.undecided = false;
    if (model === undefined || history.length === 0 || trace.ending === Ending.Abandoned) return undefined;
    return execution.aside(() => {
      const checked = this.checker.check(history, model);
      if (model.problem !== undefined) throw new ScenarioMistake({ kind: 'model', message: model.problem });
      this.undecided = checked.answer === 'unknown';
      if (checked.answer !== 'illegal') return undefined;
      return { kind: 'not-linearizable', calls: checked.prefix.map((call) => recorded(call, model)) };
    });
  }
}

function recorded(
  { task, invocation, outcome, called, returned }: Call,
  model: SequentialModel,
): RecordedCall {
  const text = model.invocationText(invocation);
  if (outcome === undefined || returned === PENDING) return { task, text, called };
  return { task, text, result: model.outcomeText(outcome), called, returned };
}
