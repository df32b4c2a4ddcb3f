import { ApiError, ConnectionError } from '../api/problem';
import type { Texts } from '../text/language';

/** What happened, in a sentence. The API's own words name fields and lines; they are English. */
export function errorSentence(error: unknown, { problems, noAnswer, unexpected }: Texts): string {
  if (error instanceof ConnectionError) return noAnswer;
  if (error instanceof ApiError) return problems[error.problem.code] ?? error.problem.detail;
  return unexpected;
}
