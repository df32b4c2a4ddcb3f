import { gradebook, type Gradebook } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { renderJUnit } from '@heddle/report';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Route } from '../access/route';
import { renderCsv } from '../csv/render';
import { DATABASE } from '../providers';
import { Gradebooks } from './gradebook';
import { storedReport } from '../gradings/stored-report';

@Controller('api/assignments/:assignment')
export class GradebookController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Gradebooks) private readonly gradebooks: Gradebooks,
  ) {}

  @Get('gradebook')
  @Route({
    summary: 'What counts for every student',
    may: { who: 'staff', of: 'assignment' },
    scope: 'read',
    answers: gradebook,
  })
  async show(@Param('assignment') id: string): Promise<Gradebook> {
    return await this.gradebooks.of(id);
  }

  @Get('gradebook.csv')
  @Route({
    summary: 'The gradebook for a spreadsheet',
    may: { who: 'staff', of: 'assignment' },
    scope: 'read',
    produces: 'text/csv',
  })
  async csv(@Param('assignment') id: string, @Res() response: Response): Promise<void> {
    const { exercises, rows } = await this.gradebooks.of(id);
    const head = [
      'login',
      'name',
      'section',
      ...exercises.flatMap(({ slug }) => [slug, `${slug} verdict`]),
      'total',
    ];
    const lines = rows.map(({ login, name, section, cells, total }) => [
      login,
      name,
      section,
      ...cells.flatMap((cell) => [cell?.score ?? null, cell?.verdict ?? null]),
      total,
    ]);
    response
      .type('text/csv')
      .attachment('gradebook.csv')
      .send(renderCsv([head, ...lines]));
  }

  @Get('gradebook.junit.xml')
  @Route({
    summary: 'The reports that count, as JUnit XML',
    may: { who: 'staff', of: 'assignment' },
    scope: 'read',
    produces: 'application/xml',
  })
  async junit(@Param('assignment') id: string, @Res() response: Response): Promise<void> {
    const { rows } = await this.gradebooks.of(id);
    const counting = rows.flatMap(({ login, cells }) =>
      cells.flatMap((cell) => (cell === null ? [] : [{ login, submission: cell.submission }])),
    );
    const submissions = await this.database.submission.findMany({
      where: { id: { in: counting.map(({ submission }) => submission) } },
      select: { id: true, countedGrading: { select: { report: true } } },
    });
    const reports = new Map(submissions.map((row) => [row.id, storedReport(row.countedGrading)]));
    const named = counting.flatMap(({ login, submission }) => {
      const report = reports.get(submission);
      return !report ? [] : [{ ...report, submission: `${login} ${report.submission}` }];
    });
    response.type('application/xml').attachment('gradebook.junit.xml').send(renderJUnit(named));
  }
}
