import type { Database } from '@heddle/database';
import { Controller, Get, Headers, Inject, Param, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Route } from '../access/route';
import { SubmissionEvents } from '../events/submission-events';
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
  ) {}

  @Get()
  @Route({
    summary: 'Server-sent events until the submission is graded; resumes with Last-Event-ID',
    may: { who: 'owner', of: 'submission' },
    scope: 'read',
    produces: 'text/event-stream',
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
    response.status(200).set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.flushHeaders();
    let sent = lastSeen;
    let finished = false;
    const tell = async (): Promise<void> => {
      const { eventId, data, isLast } = await this.#status(id);
      if (finished) return;
      if (eventId !== sent)
        response.write(`id: ${eventId}\nevent: status\ndata: ${JSON.stringify(data)}\n\n`);
      else response.write(': still there\n\n');
      sent = eventId;
      if (isLast) finish();
    };
    const tellOrGiveUp = () =>
      void tell().catch((error: unknown) => {
        request.log.warn({ err: error }, 'could not tell of a submission');
        finish();
      });
    const stopListening = this.events.listen(id, tellOrGiveUp);
    const timer = setInterval(tellOrGiveUp, LOOK_EVERY_MS);
    const finish = (): void => {
      finished = true;
      clearInterval(timer);
      stopListening();
      response.end();
    };
    request.on('close', finish);
    // Asked once more: it may have been graded between the first look and listening.
    tellOrGiveUp();
  }

  async #status(id: string) {
    const row = await this.database.submission.findUniqueOrThrow({
      where: { id },
      select: {
        id: true,
        countedGradingId: true,
        countedGrading: summary.countedGrading,
        gradings: summary.gradings,
      },
    });
    const data = statusEvent(row);
    return { data, eventId: `${data.status}-${row.countedGradingId ?? 0}`, isLast: data.status !== 'queued' };
  }
}
