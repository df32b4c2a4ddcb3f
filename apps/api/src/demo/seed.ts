import { randomBytes } from 'node:crypto';
import type { Database } from '@heddle/database';
import { hashPassword } from '../sign-in/passwords';

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly role: string;
}

const PEOPLE = [
  { login: 'admin', name: 'Administrator', role: 'administrator' },
  { login: 'teacher', name: 'Grace Hopper', role: 'teacher' },
  { login: 'ada', name: 'Ada Lovelace', role: 'student' },
  { login: 'edsger', name: 'Edsger Dijkstra', role: 'student' },
] as const;

/**
 * A course to try everything in, if there is nobody yet: all of the repository's exercises in one assignment, open, without
 * a due date. Answers how its people sign in; the passwords are stored nowhere.
 */
export async function seedDemo(database: Database): Promise<readonly Credentials[]> {
  if ((await database.user.count()) > 0) return [];
  const people = await Promise.all(
    PEOPLE.map(async ({ login, name, role }) => {
      const password = randomBytes(9).toString('base64url');
      return { login, name, role, password, passwordHash: await hashPassword(password) };
    }),
  );
  const versions = await database.exerciseVersion.findMany({
    where: { exercise: { courseId: null } },
    include: { exercise: true },
    orderBy: { id: 'asc' },
  });
  const latest = new Map(versions.map((version) => [version.exercise.slug, version.id]));
  await database.$transaction(async (transaction) => {
    const course = await transaction.course.create({ data: { title: 'Concurrent programming (demo)' } });
    for (const { login, name, role, passwordHash } of people) {
      const user = await transaction.user.create({
        data: { login, name, passwordHash, administrator: role === 'administrator' },
      });
      if (role === 'administrator') continue;
      await transaction.enrolment.create({ data: { courseId: course.id, userId: user.id, role } });
    }
    await transaction.assignment.create({
      data: {
        courseId: course.id,
        title: 'First steps',
        opensAt: new Date(),
        languages: ['typescript', 'python'],
        exercises: {
          create: [...latest].map(([slug, exerciseVersionId], position) => ({
            slug,
            exerciseVersionId,
            position,
          })),
        },
      },
    });
  });
  return people.map(({ login, password, role }) => ({ login, password, role }));
}
