import { VERDICTS } from '@heddle/verdict';
import type { Verdict } from '@heddle/verdict';
import type { JobResult } from '../job';

/** One word for a whole job: the gravest of its scenarios' verdicts, or what ended it. */
export function verdictOf(result: JobResult): Verdict {
  switch (result.kind) {
    case 'explored': {
      const found = result.outcomes.map(({ verdict }) => VERDICTS.indexOf(verdict));
      return VERDICTS[Math.min(...found)] ?? 'grader-error';
    }
    case 'rejected':
    case 'limit':
      return result.verdict;
    case 'replayed':
    case 'mutated':
    case 'failed':
      return 'grader-error';
  }
}
