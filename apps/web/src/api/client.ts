import createClient from 'openapi-fetch';
import { ApiError, type Problem } from './problem';
import type { paths } from './schema.gen';
import { sessionFetch } from './session-fetch';

/** The API, with its paths, parameters and answers as types. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => sessionFetch(request),
});

interface Outcome<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What the API answers: `await answerOf(api.GET('/api/courses'))`.
 *
 * @throws {ApiError} if it refuses
 */
export async function answerOf<Data>(request: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await request;
  if (response.ok) return data as Data;
  throw new ApiError(isProblem(error) ? error : unexpected(response));
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error;
}

/** A proxy in between has answered. */
function unexpected({ status, statusText }: Response): Problem {
  const title = `${status} ${statusText}`;
  return { type: '', code: 'internal', title, status, detail: title, errors: [], requestId: '' };
}
