import type { ProblemCode } from '@heddle/contract';
import { isAway } from '@heddle/database';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { ProblemError } from './problem-error';
import type { Request } from './request';

/** Whatever was thrown becomes a problem document; what nobody expected is logged and told apart from what the caller did. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error);
    if (problem.code === 'not-ready') request.log.warn({ err: error }, 'cannot answer now');
    if (problem.code === 'internal') request.log.error({ err: error }, 'a mistake of ours');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem.toProblem(request.id)));
  }
}

export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isAway(error))
    return new ProblemError('not-ready', 'The database does not answer. Try again in a moment.');
  const status = statusOf(error);
  const code = status === undefined ? undefined : CODES[status];
  return new ProblemError(code ?? (status !== undefined && status < 500 ? 'invalid-request' : 'internal'));
}

const CODES: Readonly<Record<number, ProblemCode>> = {
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
};

/** Of Nest's exceptions, and of what Express's body parsers throw. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('expose' in error) || error.expose !== true)
    return undefined;
  return 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}
