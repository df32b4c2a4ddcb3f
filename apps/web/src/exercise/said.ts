import { explain, type ExplainedFailure } from '@heddle/report';
import type { Failure } from '@heddle/verdict';
import type { Language } from '../text/language';

/** What a failure means, in the reader's language; of a report that another version wrote, what that version said. */
export function saidOf(failure: Failure, language: Language): ExplainedFailure {
  try {
    return explain(failure, language);
  } catch {
    return failure;
  }
}
