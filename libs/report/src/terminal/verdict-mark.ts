import type { Verdict } from '@heddle/verdict';
import type { Style } from './style';

/** Whether a verdict counts as passed: a lock order that could deadlock is a warning, and costs points. */
export function passes(verdict: Verdict): boolean {
  return verdict === 'accepted' || verdict === 'lock-order';
}

export function symbol(verdict: Verdict): string {
  if (verdict === 'accepted') return '✓';
  if (verdict === 'lock-order') return '?';
  return verdict === 'grader-error' ? '!' : '✗';
}

export function painted(verdict: Verdict, style: Style): (text: string) => string {
  if (verdict === 'accepted') return (text) => style.good(text);
  if (verdict === 'lock-order' || verdict === 'grader-error') return (text) => style.warn(text);
  return (text) => style.bad(text);
}
