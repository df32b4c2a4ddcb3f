import type { Database } from '@heddle/database';

interface Subject {
  readonly subject: string;
  readonly subjectId: string;
}

type Named = readonly { readonly id: string; readonly name: string }[];

/** What people call the things that were acted upon, by their ids; what is gone has no name. */
export async function subjectNames(
  database: Database,
  events: readonly Subject[],
): Promise<ReadonlyMap<string, string>> {
  const of = (subject: string) => ({
    id: { in: events.filter((event) => event.subject === subject).map(({ subjectId }) => subjectId) },
  });
  const found: readonly Named[] = await Promise.all([
    database.user.findMany({ where: of('user') }).then(named(({ login }) => login)),
    database.course.findMany({ where: of('course') }).then(named(({ title }) => title)),
    database.assignment.findMany({ where: of('assignment') }).then(named(({ title }) => title)),
    database.exerciseVersion
      .findMany({ where: of('exerciseVersion'), select: { id: true, exercise: { select: { slug: true } } } })
      .then(named(({ exercise }) => exercise.slug)),
    database.batch.findMany({ where: of('batch') }).then(named(({ name }) => name)),
    database.apiToken.findMany({ where: of('token') }).then(named(({ name }) => name)),
    database.regrade.findMany({ where: of('regrade') }).then(named(({ slug }) => slug)),
    database.grading
      .findMany({ where: of('grading'), select: { id: true, submission: { select: { slug: true } } } })
      .then(named(({ submission }) => submission.slug)),
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

function named<Row extends { readonly id: string }>(nameOf: (row: Row) => string) {
  return (rows: readonly Row[]): Named => rows.map((row) => ({ id: row.id, name: nameOf(row) }));
}
