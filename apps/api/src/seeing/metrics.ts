import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** What Prometheus reads. Labels are routes and verdicts, never ids: their number is bounded. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'heddle_http_request_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #gradings = new Counter({
    name: 'heddle_gradings_total',
    help: 'Finished gradings by verdict; failed: put aside by us.',
    labelNames: ['verdict'],
    registers: [this.registry],
  });
  readonly #latency = new Histogram({
    name: 'heddle_grading_seconds',
    help: 'From a grading being queued to its result being stored.',
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly #queue = new Gauge({
    name: 'heddle_queue_jobs',
    help: 'Jobs in the queue by state.',
    labelNames: ['state'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }

  graded(verdict: string, seconds: number): void {
    this.#gradings.inc({ verdict });
    if (verdict !== 'failed') this.#latency.observe(seconds);
  }

  queue(counts: object): void {
    for (const [state, count] of Object.entries(counts)) this.#queue.set({ state }, Number(count));
  }
}
