import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '../http/problem-error';
import type { Request } from '../http/request';

/** The principal of a request that the access guard let through. */
export const Current = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { principal } = context.switchToHttp().getRequest<Request>();
  if (principal === undefined) throw new ProblemError('not-signed-in');
  return principal;
});

/** What they are in the course that the route is about. */
export const InCourse = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { standing } = context.switchToHttp().getRequest<Request>();
  if (standing === undefined) throw new Error('This route is not about a course.');
  return standing;
});
