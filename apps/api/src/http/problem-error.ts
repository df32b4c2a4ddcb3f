import { PROBLEMS, type Problem, type ProblemCode } from '@heddle/contract';

export type FieldError = Problem['errors'][number];

/** What the API refuses, with a code of the contract. `detail` is for people; `errors` names the fields. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode,
    readonly detail: string = PROBLEMS[code][1],
    readonly errors: readonly FieldError[] = [],
  ) {
    super(`${code}: ${detail}`);
  }

  get status(): number {
    return PROBLEMS[this.code][0];
  }

  toProblem(requestId: string): Problem {
    return {
      type: `urn:heddle:problem:${this.code}`,
      code: this.code,
      title: PROBLEMS[this.code][1],
      status: this.status,
      detail: this.detail,
      errors: [...this.errors],
      requestId,
    };
  }
}

/** One field is not as it should be. */
export function invalidField(field: string, message: string): ProblemError {
  return new ProblemError('invalid-request', `${field}: ${message}.`, [{ field, message }]);
}

export function notFound(): ProblemError {
  return new ProblemError('not-found');
}
