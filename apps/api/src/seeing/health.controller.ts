import type { Database } from '@heddle/database';
import type { GradingQueue } from '@heddle/queue';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Route } from '../access/route';
import { ProblemError } from '../http/problem-error';
import { DATABASE, LOGGER, QUEUE } from '../providers';
import { Metrics } from './metrics';
import { Workers } from './workers';

const okay = z.object({ status: z.literal('ok') });

/** For whoever watches the process: a load balancer, a container's runtime, Prometheus. */
@Controller()
export class HealthController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(QUEUE) private readonly queue: GradingQueue,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Workers) private readonly workers: Workers,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @Get('healthz')
  @Route({ summary: 'The process runs', may: { who: 'anyone' }, scope: 'read', answers: okay })
  health(): z.infer<typeof okay> {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Route({
    summary: 'Database and queue answer, and somebody grades',
    may: { who: 'anyone' },
    scope: 'read',
    answers: okay,
  })
  async ready(): Promise<z.infer<typeof okay>> {
    try {
      await Promise.all([this.queue.counts(), this.database.$queryRaw`SELECT 1`]);
    } catch (error) {
      this.log.warn({ err: error }, 'not ready');
      throw new ProblemError('not-ready', 'The database or the queue does not answer.');
    }
    if (this.workers.alive().length === 0)
      throw new ProblemError('not-ready', 'No worker has been heard of.');
    return { status: 'ok' };
  }

  @Get('metrics')
  @Route({
    summary: 'Metrics for Prometheus; keep it inside your network',
    may: { who: 'anyone' },
    scope: 'read',
    produces: 'text/plain',
  })
  async prometheus(@Res() response: Response): Promise<void> {
    this.metrics.queue(await this.queue.counts());
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
