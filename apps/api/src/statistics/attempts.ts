import type { Statistics } from '@heddle/contract';
import type { Database, Prisma } from '@heddle/database';
import type { Report } from '@heddle/verdict';
import { storedReport } from '../gradings/stored-report';
import { median } from './median';

/** One submission of a student, as far as statistics need it. */
export interface Attempt {
  readonly id: string;
  readonly assignmentId: string;
  readonly slug: string;
  readonly userId: string;
  readonly attempt: number;
  readonly submittedAt: Date;
  /** Null while it is not graded. */
  readonly verdict: string | null;
  /** The scenarios that it fails, in the exercise's order. */
  readonly failed: readonly FailedScenario[];
}

export interface FailedScenario {
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
}

/** Everything that was handed in for assignments, each person's in the order of their attempts. */
export async function readAttempts(
  database: Database,
  where: Prisma.SubmissionWhereInput,
): Promise<readonly Attempt[]> {
  const rows = await database.submission.findMany({
    where: { ...where, userId: { not: null }, assignmentId: { not: null } },
    select: {
      id: true,
      assignmentId: true,
      slug: true,
      userId: true,
      attempt: true,
      submittedAt: true,
      countedGrading: { select: { verdict: true, report: true } },
    },
    orderBy: { attempt: 'asc' },
  });
  return rows.map(({ countedGrading, assignmentId, userId, ...row }) => ({
    ...row,
    assignmentId: assignmentId ?? '',
    userId: userId ?? '',
    verdict: countedGrading?.verdict ?? null,
    failed: failedScenarios(storedReport(countedGrading)),
  }));
}

function failedScenarios(report: Report | null): readonly FailedScenario[] {
  return (report?.scenarios ?? [])
    .filter(({ verdict }) => verdict !== 'accepted')
    .map(({ name, title }) => ({ name, title: { en: title['en'] ?? name, zh: title['zh'] ?? name } }));
}

/** @param attempts of one exercise, in order of their number */
export function statisticsOf(slug: string, attempts: readonly Attempt[]): Statistics['exercises'][number] {
  const verdicts: Record<string, number> = {};
  const byNumber: { accepted: number; others: number }[] = [];
  for (const { verdict, attempt } of attempts) {
    if (verdict === null) continue;
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    while (byNumber.length < attempt) byNumber.push({ accepted: 0, others: 0 });
    byNumber[attempt - 1]![verdict === 'accepted' ? 'accepted' : 'others']++;
  }
  const byStudent = [...Map.groupBy(attempts, ({ userId }) => userId).values()];
  const solved = byStudent.flatMap((own) => {
    const first = own.find(({ verdict }) => verdict === 'accepted');
    return first === undefined ? [] : [{ first, begun: own[0]!.submittedAt }];
  });
  const scenarios = new Map<string, { title: FailedScenario['title']; students: number }>();
  for (const own of byStudent) {
    for (const { name, title } of own.findLast(({ verdict }) => verdict !== null)?.failed ?? []) {
      scenarios.set(name, { title, students: (scenarios.get(name)?.students ?? 0) + 1 });
    }
  }
  return {
    slug,
    submissions: attempts.length,
    students: byStudent.length,
    accepted: solved.length,
    verdicts,
    medianAttempts: median(solved.map(({ first }) => first.attempt)),
    attempts: byNumber.slice(0, 20),
    minutesToSolve: solved
      .map(({ first, begun }) => Math.round((first.submittedAt.getTime() - begun.getTime()) / 60_000))
      .sort((a, b) => a - b),
    scenarios: [...scenarios.values()].sort((a, b) => b.students - a.students),
  };
}
