import { HistoryChecker } from '@heddle/analyses';
import type { Execution } from '@heddle/engine';
import { Ending, PENDING, type Call, type SequentialModel } from '@heddle/trace';
import type { NotLinearizable, RecordedCall } from '@heddle/verdict';
import { ScenarioMistake } from './mistake';

/** Asks of every run whether the calls that its harness recorded are linearizable. */
export class HistoryAnalysis {
  /** Runs whose history was too much to be decided: they count neither as passed nor as failed. */
  undecided = 0;
  private readonly checker = new HistoryChecker();

  /** What is wrong with the calls of the last run. @throws {ScenarioMistake} if it is the model */
  analyse(execution: Execution): NotLinearizable | undefined {
    const { history, model, trace } = execution;
    if (model === undefined || history.length === 0 || trace.ending === Ending.Abandoned) return undefined;
    return execution.aside(() => {
      const checked = this.checker.check(history, model);
      if (model.problem !== undefined) throw new ScenarioMistake({ kind: 'model', message: model.problem });
      if (checked.answer === 'unknown') this.undecided++;
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
