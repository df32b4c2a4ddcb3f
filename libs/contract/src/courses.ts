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

export type NewCourse = z.infer<typeof newCourse>;
export type Course = z.infer<typeof course>;
export type Member = z.infer<typeof member>;
export type RosterLine = z.infer<typeof rosterLine>;
export type RosterImported = z.infer<typeof rosterImported>;
