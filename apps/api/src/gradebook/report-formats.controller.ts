import type { Database } from '@heddle/database';
import { forStudent, renderExercism, renderGradescope, renderJUnit } from '@heddle/report';
import type { Report } from '@heddle/verdict';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { InCourse } from '../access/current';
import { Route } from '../access/route';
import { isStaff, type Standing } from '../access/standing';
import { invalidField, ProblemError } from '../http/problem-error';
import { DATABASE } from '../providers';
import { storedReport } from '../gradings/stored-report';

const format = z.enum(['gradescope', 'exercism', 'junit']);

const RENDERERS: Readonly<Record<z.infer<typeof format>, (report: Report) => string>> = {
  gradescope: renderGradescope,
  exercism: renderExercism,
  junit: (report) => renderJUnit([report]),
};

@Controller('api/submissions/:submission/formats')
export class ReportFormatsController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Get(':format')
  @Route({
    summary: 'The report as gradescope, exercism or junit; without what is hidden, for students',
    may: { who: 'owner', of: 'submission' },
    scope: 'read',
    produces: 'application/octet-stream',
  })
  async show(
    @Param('submission') id: string,
    @Param('format') name: string,
    @InCourse() { role }: Standing,
    @Res() response: Response,
  ): Promise<void> {
    const known = format.safeParse(name);
    if (!known.success) throw invalidField('format', `must be one of ${format.options.join(', ')}`);
    const { countedGrading } = await this.database.submission.findUniqueOrThrow({
      where: { id },
      select: { countedGrading: { select: { report: true } } },
    });
    const report = storedReport(countedGrading);
    if (report === null) throw new ProblemError('not-finished');
    response
      .type(known.data === 'junit' ? 'application/xml' : 'application/json')
      .send(RENDERERS[known.data](isStaff(role) ? report : forStudent(report)));
  }
}
