import { z } from 'zod';
import { id, line, login, personName, role, title } from './fields';

export const newCourse = z.strictObject({ title });
export const course = z.object({ id, title, role });
export const courses = z.object({ items: z.array(course) });

export const member = z.object({
  user: id,
  login: z.string(),
  name: z.string(),
  role,
  section: z.string().nullable(),
});
export const members = z.object({ items: z.array(member) });

/** A line of a roster. New people get an account without a password; administrators set one. */
export const rosterLine = z.strictObject({
  login,
  name: personName,
  role: role.default('student'),
  section: line(100).default(''),
});

export const rosterImported = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
});

/** What importing a roster would do, before it is done. */
export const rosterPreview = z.object({
  lines: z.array(
    rosterLine.required().extend({
      login: z.string(),
      name: z.string(),
      section: z.string(),
      role,
      change: z.enum(['new-account', 'added', 'changed', 'unchanged']),
      /** What they are now, if that changes. */
      before: z.object({ role, section: z.string() }).nullable(),
    }),
  ),
});

/** How a course does: numbers of students, and who needs help. */
export const overview = z.object({
  students: z.int(),
  assignments: z.array(
    z.object({
      id,
      title: z.string(),
      dueAt: z.string().nullable(),
      exercises: z.array(
        z.object({
          slug: z.string(),
          title: z.object({ en: z.string(), zh: z.string() }),
          notStarted: z.int(),
          trying: z.int(),
          accepted: z.int(),
          /** Attempts until the first accepted one, the median over the students who got there. */
          medianAttempts: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** Whose last attempts, five or more, all failed the same scenario. */
  stuck: z.array(
    z.object({
      user: id,
      name: z.string(),
      assignment: id,
      exercise: z.string(),
      submission: id,
      scenario: z.object({ en: z.string(), zh: z.string() }),
      times: z.int(),
    }),
  ),
});

export type NewCourse = z.infer<typeof newCourse>;
export type Course = z.infer<typeof course>;
export type Member = z.infer<typeof member>;
export type RosterLine = z.infer<typeof rosterLine>;
export type RosterPreview = z.infer<typeof rosterPreview>;
export type Overview = z.infer<typeof overview>;
export type RosterImported = z.infer<typeof rosterImported>;
