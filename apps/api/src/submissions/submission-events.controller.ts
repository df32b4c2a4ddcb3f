import { submissionEvents, type ProgressEvent } from '@heddle/contract';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Route } from '../access/route';
import { LiveProgress } from '../events/live-progress';
import { QueuePositions } from '../events/queue-positions';
import { SubmissionStatuses, type SubmissionState } from '../events/submission-statuses';
import { EventStream } from '../http/event-stream';
import { notFound } from '../http/problem-error';
import { statusEvent } from './answers';

@Controller('api/submissions/:submission/events')
export class SubmissionEventsController {
  constructor(
    @Inject(SubmissionStatuses) private readonly statuses: SubmissionStatuses,
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
    @Res() response: Response,
  ): Promise<void> {
    let tell: (state: SubmissionState | undefined) => void = () => undefined;
    // From before the first look: so nothing that is stored afterwards is missed.
    const stopListening = [this.statuses.listen(id, (state) => tell(state))];
    const stop = () => {
      for (const each of stopListening) each();
    };
    response.on('close', stop);
    if (response.closed) stop(); // they have left already
    const first = await this.statuses.look(id);
    if (first === undefined) throw notFound();
    const { eventId, isLast } = eventOf(first);
    if (isLast && eventId === lastSeen) {
      response.status(204).end(); // makes an EventSource stop asking
      return;
    }
    const stream = new EventStream(response, lastSeen);
    tell = (state) => {
      if (state === undefined) {
        stream.end();
        return;
      }
      const { eventId, data, isLast } = eventOf(state);
      // An event of its progress tells the status, too.
      if (stream.last?.startsWith(`${eventId}:`) === true) stream.beat();
      else stream.send({ id: eventId, event: 'status', data });
      if (isLast) stream.end();
    };
    tell(first);
    const [grading] = first.gradings;
    if (grading !== undefined && !isLast && !response.closed)
      stopListening.push(...this.#followProgress(grading.id, eventId, stream));
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
}

function eventOf(state: SubmissionState) {
  const data = statusEvent(state);
  return { data, eventId: `${data.status}-${state.countedGradingId ?? 0}`, isLast: data.status !== 'queued' };
}
