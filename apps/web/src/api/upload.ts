import { ApiError, type Problem } from './problem';
import { sessionFetch } from './session-fetch';

/**
 * Sends a file as it is; the generated client knows JSON only.
 *
 * @throws {ApiError} if it is refused
 */
export async function upload<Answer>(
  method: 'POST' | 'PUT',
  path: string,
  file: Blob,
  type: 'text/csv' | 'application/zip',
): Promise<Answer> {
  const body = await file.arrayBuffer();
  const response = await sessionFetch(new Request(path, { method, body, headers: { 'Content-Type': type } }));
  if (!response.ok) throw new ApiError((await response.json()) as Problem);
  return (await response.json()) as Answer;
}
