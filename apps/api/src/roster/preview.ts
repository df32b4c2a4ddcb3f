import type { RosterLine, RosterPreview } from '@heddle/contract';
import type { Database } from '@heddle/database';

/** What the import would do with each line, by the rules that it follows. */
export async function previewOf(
  database: Database,
  courseId: string,
  lines: readonly RosterLine[],
): Promise<RosterPreview> {
  const users = await database.user.findMany({
    where: { login: { in: lines.map(({ login }) => login) } },
    select: { login: true, name: true, enrolments: { where: { courseId }, include: { section: true } } },
  });
  const byLogin = new Map(users.map((user) => [user.login, user]));
  return {
    lines: lines.map((line) => {
      const user = byLogin.get(line.login);
      if (user === undefined) return { ...line, change: 'new-account', before: null };
      // People who have an account keep their name.
      const { name } = user;
      const [enrolment] = user.enrolments;
      if (enrolment === undefined) return { ...line, name, change: 'added', before: null };
      const before = { role: enrolment.role, section: enrolment.section?.name ?? '' };
      const isSame = before.role === line.role && before.section === line.section;
      return isSame
        ? { ...line, name, change: 'unchanged', before: null }
        : { ...line, name, change: 'changed', before };
    }),
  };
}
