import type { Failure, TraceStep } from '@heddle/verdict';
import { shortName } from '../explain/explainer';
import type { ReaderLanguage } from '../text/language';

/** What is said beside a row: why it is blocked, or what it destroys. */
export function noteOf(failure: Failure, step: TraceStep, language: ReaderLanguage): string | undefined {
  if (step.blocked === true) return whyBlocked(failure, step, language);
  if (failure.lostWakeup?.notifications.some((signal) => signal.step === step.step)) {
    return language === 'zh' ? '没有线程在等' : 'nobody waits';
  }
  const edge = failure.lockOrder?.find(({ requested }) => requested.step === step.step);
  if (edge !== undefined) return whileHolding(edge, language);
  if (step.operation === 'write' && failure.race?.variable === step.target)
    return overwrites(failure, step, language);
  return undefined;
}

function whileHolding({ held }: NonNullable<Failure['lockOrder']>[number], language: ReaderLanguage): string {
  const since =
    held.step === 0 ? { en: '', zh: '' } : { en: ` since step ${held.step}`, zh: `（第 ${held.step} 步起）` };
  return language === 'zh' ? `此时持有 ${held.name}${since.zh}` : `holds ${held.name}${since.en}`;
}

function whyBlocked(failure: Failure, step: TraceStep, language: ReaderLanguage): string {
  const edge = failure.waitFor.find(({ task }) => task === step.task);
  if (edge === undefined || edge.holder < 0) return language === 'zh' ? '永远等待' : 'waits for ever';
  const holder = shortName(failure, edge.holder);
  const lock = failure.locks.find(({ name, holder: owner }) => name === edge.object && owner === edge.holder);
  if (edge.holder === step.task) return language === 'zh' ? '在等它自己' : 'waits for itself';
  if (lock === undefined) return language === 'zh' ? `等待 ${holder}` : `waits for ${holder}`;
  return language === 'zh'
    ? `${holder} 从第 ${lock.step} 步起持有`
    : `${holder} holds it since step ${lock.step}`;
}

/** The write of a task that read the variable before another task wrote it. */
function overwrites(failure: Failure, write: TraceStep, language: ReaderLanguage): string | undefined {
  const before = failure.trace.filter(
    ({ target, step, source }) => target === write.target && step < write.step && source === 'submission',
  );
  const read = before.findLast(({ task, operation }) => task === write.task && operation === 'read');
  const other = before.findLast(
    ({ task, operation, step }) =>
      task !== write.task && operation === 'write' && step > (read?.step ?? write.step),
  );
  if (other === undefined) return undefined;
  const name = shortName(failure, other.task);
  return language === 'zh' ? `◄ 覆盖了 ${name} 写的值` : `◄ overwrites ${name}'s write`;
}
