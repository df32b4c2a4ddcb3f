import type { components } from './schema.gen';

export type Problem = components['schemas']['Problem'];
export type ProblemCode = Problem['code'];

/** The API has refused something; `problem.code` says why. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** The server did not answer. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
}

/** The code of a refusal; undefined: it is none. The response can still be read. */
export async function problemCodeOf(response: Response): Promise<ProblemCode | undefined> {
  if (response.ok || !response.headers.get('content-type')?.includes('problem+json')) return undefined;
  return ((await response.clone().json()) as Problem).code;
}
