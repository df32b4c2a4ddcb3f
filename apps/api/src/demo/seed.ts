import { randomBytes } from 'node:crypto';
import type { Database } from '@heddle/database';
import { exerciseBundleSchema } from '@heddle/exercise';
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

/** What Heddle is about, in one exercise. */
const FIRST = 'lost-update';

/**
 * A course to try everything in, if there is nobody yet: all of the repository's exercises in one assignment, the easy
 * ones first, open, without a due date. Answers how its people sign in; the passwords are stored nowhere.
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
  const latest = new Map(versions.map((version) => [version.exercise.slug, version]));
  const difficulty = ({ exercise, package: bundle }: (typeof versions)[number]) =>
    exercise.slug === FIRST ? 0 : exerciseBundleSchema.parse(bundle).difficulty;
  const inOrder = [...latest.values()]
    .map((version) => ({ version, difficulty: difficulty(version) }))
    .sort((a, b) => a.difficulty - b.difficulty);
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
          create: inOrder.map(({ version }, position) => ({
            slug: version.exercise.slug,
            exerciseVersionId: version.id,
            position,
          })),
        },
      },
    });
  });
  return people.map(({ login, password, role }) => ({ login, password, role }));
}
