import type { Failure, Verdict } from '@heddle/verdict';
import { sentences, type ReaderLanguage } from '../text/language';
import { harnessText } from '../phrases/harness-text';
import { busyWait } from './busy-wait';
import { dataRace } from './data-race';
import { deadlock } from './deadlock';
import { livelock, outputLimit, stepLimit } from './endless';
import { exception } from './exception';
import type { Explainer } from './explainer';
import { leak } from './leak';
import { lockOrder } from './lock-order';
import { lostWakeup } from './lost-wakeup';
import { notLinearizable } from './not-linearizable';
import { stuck } from './stuck';
import { toldApart } from './told-apart';
import { wrongResult } from './wrong-result';

const EXPLAINERS: Partial<Readonly<Record<Verdict, Explainer>>> = {
  'data-race': dataRace,
  deadlock,
  'lost-wakeup': lostWakeup,
  stuck,
  leak,
  'wrong-result': wrongResult,
  'not-linearizable': notLinearizable,
  exception,
  livelock,
  'busy-wait': busyWait,
  'step-limit': stepLimit,
  'output-limit': outputLimit,
  'lock-order': lockOrder,
};

export interface ExplainedFailure {
  readonly message: string;
  readonly explanation: string;
  readonly advice?: string;
}

/** The sentences of a failure in the reader's language, derived from nothing but the failure. */
export function explain(failure: Failure, language: ReaderLanguage): ExplainedFailure {
  const explainer = EXPLAINERS[failure.kind];
  if (explainer === undefined)
    return { message: failure.message || failure.kind, explanation: failure.explanation };
  const { statement, explanation: what, advice } = explainer(failure);
  const explanation = sentences(what, toldApart(failure, what.en));
  // What the harness says is in the teacher's words; what we say ourselves exists in every language.
  const ours = failure.message === '' || failure.message === statement.en;
  return {
    message: ours ? statement[language] : saidBy(failure, language),
    explanation: explanation[language],
    ...(advice !== undefined && { advice: advice[language] }),
  };
}

/** What an exception says is the program's own. */
function saidBy({ kind, message }: Failure, language: ReaderLanguage): string {
  return kind === 'exception' ? message : harnessText(message, language);
}
