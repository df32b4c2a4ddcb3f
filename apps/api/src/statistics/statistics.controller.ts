import { statistics, type Statistics } from '@heddle/contract';
import type { Database } from '@heddle/database';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Route } from '../access/route';
import { DATABASE } from '../providers';

interface Row {
  readonly slug: string;
  readonly userId: string | null;
  readonly attempt: number;
  readonly countedGrading: { readonly verdict: string | null } | null;
}

@Controller('api/assignments/:assignment/statistics')
export class StatisticsController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Get()
  @Route({
    summary: 'Per exercise: who has tried, which verdicts were given, attempts until accepted',
    may: { who: 'staff', of: 'assignment' },
    scope: 'read',
    answers: statistics,
  })
  async show(@Param('assignment') assignmentId: string): Promise<Statistics> {
    const [exercises, rows] = await Promise.all([
      this.database.assignmentExercise.findMany({ where: { assignmentId }, orderBy: { position: 'asc' } }),
      this.database.submission.findMany({
        where: { assignmentId },
        select: { slug: true, userId: true, attempt: true, countedGrading: { select: { verdict: true } } },
      }),
    ]);
    const bySlug = Map.groupBy(rows, ({ slug }) => slug);
    return { exercises: exercises.map(({ slug }) => statisticsOf(slug, bySlug.get(slug) ?? [])) };
  }
}

function statisticsOf(slug: string, rows: readonly Row[]): Statistics['exercises'][number] {
  const verdicts: Record<string, number> = {};
  const firstAccepted = new Map<string, number>();
  for (const { userId, attempt, countedGrading } of rows) {
    const verdict = countedGrading?.verdict ?? null;
    if (verdict === null) continue;
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    if (verdict !== 'accepted' || userId === null) continue;
    firstAccepted.set(userId, Math.min(attempt, firstAccepted.get(userId) ?? attempt));
  }
  return {
    slug,
    submissions: rows.length,
    students: new Set(rows.map(({ userId }) => userId)).size,
    accepted: firstAccepted.size,
    verdicts,
    medianAttempts: median([...firstAccepted.values()]),
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
