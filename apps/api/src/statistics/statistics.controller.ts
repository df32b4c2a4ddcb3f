import { overview, statistics, type Overview, type Statistics } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Route } from '../access/route';
import { Catalogue } from '../exercises/catalogue';
import { DATABASE } from '../providers';
import { readAttempts, statisticsOf } from './attempts';
import { overviewOf } from './overview';

@Controller('api')
export class StatisticsController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  @Get('assignments/:assignment/statistics')
  @Route({
    summary: 'Per exercise: who has tried, which verdicts were given, attempts until accepted',
    may: { who: 'staff', of: 'assignment' },
    scope: 'read',
    answers: statistics,
  })
  async show(@Param('assignment') assignmentId: string): Promise<Statistics> {
    const [exercises, attempts] = await Promise.all([
      this.database.assignmentExercise.findMany({ where: { assignmentId }, orderBy: { position: 'asc' } }),
      readAttempts(this.database, { assignmentId }),
    ]);
    const bySlug = Map.groupBy(attempts, ({ slug }) => slug);
    return { exercises: exercises.map(({ slug }) => statisticsOf(slug, bySlug.get(slug) ?? [])) };
  }

  @Get('courses/:course/overview')
  @Route({
    summary: 'Per assignment how many have begun and got there, and who is stuck',
    may: { who: 'staff', of: 'course' },
    scope: 'read',
    answers: overview,
  })
  async course(@Param('course') courseId: string): Promise<Overview> {
    return await overviewOf(this.database, this.catalogue, courseId);
  }
}
