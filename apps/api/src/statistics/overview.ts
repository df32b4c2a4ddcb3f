import type { Overview } from '@heddle/contract';
import type { Database } from '@heddle/database';
import type { Catalogue } from '../exercises/catalogue';
import { readAttempts, statisticsOf } from './attempts';
import { stuckAt } from './stuck';

/** How a course does, over all its assignments. */
export async function overviewOf(
  database: Database,
  catalogue: Catalogue,
  courseId: string,
): Promise<Overview> {
  const [assignments, enrolments] = await Promise.all([
    database.assignment.findMany({
      where: { courseId },
      include: { exercises: { orderBy: { position: 'asc' } } },
      orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
    }),
    database.enrolment.findMany({ where: { courseId, role: 'student' }, include: { user: true } }),
  ]);
  const names = new Map(enrolments.map(({ userId, user }) => [userId, user.name]));
  const attempts = await readAttempts(database, {
    assignment: { courseId },
    userId: { in: [...names.keys()] },
  });
  const byExercise = Map.groupBy(attempts, ({ assignmentId, slug }) => `${assignmentId}/${slug}`);
  const stuck = [...byExercise.values()]
    .flatMap((all) => [...Map.groupBy(all, ({ userId }) => userId).values()])
    .flatMap((own) => {
      const found = stuckAt(own);
      const { id, userId, assignmentId, slug } = own.at(-1)!;
      if (found === undefined) return [];
      const { scenario, times } = found;
      return [
        {
          user: userId,
          name: names.get(userId) ?? '',
          assignment: assignmentId,
          exercise: slug,
          submission: id,
          scenario: scenario.title,
          times,
        },
      ];
    });
  return {
    students: names.size,
    assignments: await Promise.all(
      assignments.map(async ({ id, title, dueAt, exercises }) => ({
        id,
        title,
        dueAt: dueAt?.toISOString() ?? null,
        exercises: await Promise.all(
          exercises.map(async ({ slug, exerciseVersionId }) => {
            const own = byExercise.get(`${id}/${slug}`) ?? [];
            const { students, accepted, medianAttempts } = statisticsOf(slug, own);
            return {
              slug,
              title: (await catalogue.exercise(exerciseVersionId)).title,
              notStarted: names.size - students,
              trying: students - accepted,
              accepted,
              medianAttempts,
            };
          }),
        ),
      })),
    ),
    stuck: stuck.sort((a, b) => b.times - a.times),
  };
}
