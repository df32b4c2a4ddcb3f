import { ProblemError } from '../http/problem-error';
import type { Request } from '../http/request';

/**
 * Reads an upload, after the access guard has let it through: nobody else's megabytes are kept in memory.
 *
 * @throws {ProblemError} if it is of another type or longer than `limit` bytes
 */
export async function readBody(request: Request, types: readonly string[], limit: number): Promise<Buffer> {
  if (request.is([...types]) === false || request.headers['content-type'] === undefined) {
    throw new ProblemError('unsupported-media-type', `Send it as ${types.join(' or ')}.`);
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): ProblemError {
  return new ProblemError('too-large', `At most ${Math.floor(limit / 1024)} KB are read.`);
}
