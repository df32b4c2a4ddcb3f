import { submissionEvents, type ProgressEvent } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Route } from '../access/route';
import { LiveProgress } from '../events/live-progress';
import { QueuePositions } from '../events/queue-positions';
import { SubmissionEvents } from '../events/submission-events';
import { EventStream } from '../http/event-stream';
import type { Request } from '../http/request';
import { DATABASE } from '../providers';
import { statusEvent, summary } from './answers';

/** Another API process may have stored the result: then nobody announces it here. */
const LOOK_EVERY_MS = 10_000;

@Controller('api/submissions/:submission/events')
export class SubmissionEventsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SubmissionEvents) private readonly events: SubmissionEvents,
    @Inject(QueuePositions) private readonly positions: QueuePositions,
    @Inject(LiveProgress) private readonly live: LiveProgress,
  ) {}

  @Get()
  @Route({
    summary:
      'Server-sent events until the submission is graded: its place in the queue, how far its grading is, its verdict. Resumes with Last-Event-ID',
    may: { who: 'owner', of: 'submission' },
    scope: 'read',
    produces: 'text/event-stream',
    events: submissionEvents,
  })
  async follow(
    @Param('submission') id: string,
    @Headers('last-event-id') lastSeen: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const first = await this.#status(id);
    if (first.isLast && first.eventId === lastSeen) {
      response.status(204).end(); // makes an EventSource stop asking
      return;
    }
    const stream = new EventStream(response, lastSeen);
    const tell = async (): Promise<void> => {
      const { eventId, data, isLast } = await this.#status(id);
      // An event of its progress tells the status, too.
      if (stream.last?.startsWith(`${eventId}:`) === true) stream.beat();
      else stream.send({ id: eventId, event: 'status', data });
      if (isLast) finish();
    };
    const tellOrGiveUp = () =>
      void tell().catch((error: unknown) => {
        request.log.warn({ err: error }, 'could not tell of a submission');
        finish();
      });
    const timer = setInterval(tellOrGiveUp, LOOK_EVERY_MS);
    const stopListening = [this.events.listen(id, tellOrGiveUp)];
    if (first.gradingId !== undefined && !first.isLast)
      stopListening.push(...this.#followProgress(first.gradingId, first.eventId, stream));
    const finish = (): void => {
      clearInterval(timer);
      for (const stop of stopListening) stop();
      stream.end();
    };
    request.on('close', finish);
    // Asked once more: it may have been graded between the first look and listening.
    tellOrGiveUp();
  }

  #followProgress(grading: string, status: string, stream: EventStream): (() => void)[] {
    const send = (data: ProgressEvent, place: string) =>
      stream.send({ id: `${status}:${place}`, event: 'progress', data });
    return [
      this.positions.listen(grading, (position) => {
        if (this.live.of(grading) === undefined) send({ phase: 'queued', position }, String(position));
      }),
      this.live.listen(grading, ({ done, of, search }) => {
        if (search === undefined) return;
        send({ phase: 'running', done, of, ...search }, `${done}.${search.schedules}`);
      }),
    ];
  }

  async #status(id: string) {
    const row = await this.database.submission.findUniqueOrThrow({
      where: { id },
      select: {
        id: true,
        countedGradingId: true,
        countedGrading: summary.countedGrading,
        gradings: { ...summary.gradings, select: { ...summary.gradings.select, id: true } },
      },
    });
    const data = statusEvent(row);
    return {
      data,
      eventId: `${data.status}-${row.countedGradingId ?? 0}`,
      isLast: data.status !== 'queued',
      gradingId: row.gradings[0]?.id,
    };
  }
}
