import { randomUUID } from 'node:crypto';
import type { NextFunction, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from '../seeing/metrics';
import type { Request } from './request';

/** Names every request, and logs it when it is answered: no headers, no bodies, no query, so no secrets either. */
export function logging(log: Logger, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const begun = performance.now();
    request.id = randomUUID();
    request.log = log.child({ request: request.id });
    response.set('X-Request-Id', request.id);
    const { method, path } = request;
    response.on('close', () => {
      const milliseconds = Math.round(performance.now() - begun);
      const { statusCode: status } = response;
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      metrics.answered(method, route, status, milliseconds / 1000);
      const user = request.principal?.userId;
      request.log[status < 500 ? 'info' : 'error']({ method, path, status, milliseconds, user }, 'request');
    });
    next();
  };
}
