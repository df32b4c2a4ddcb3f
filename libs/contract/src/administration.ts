import { z } from 'zod';
import { report } from './submissions';
import { id, line, login, page, pageOf, password, personName, time } from './fields';

export const user = z.object({
  id,
  login: z.string(),
  name: z.string(),
  administrator: z.boolean(),
  disabled: z.boolean(),
  createdAt: time,
});
export const users = pageOf(user);
export const userQuery = page.extend({ search: line(100).optional() });
export const newUser = z.strictObject({
  login,
  name: personName,
  password: password.optional(),
  administrator: z.boolean().default(false),
});
export const userChange = z.strictObject({
  name: personName.optional(),
  password: password.optional(),
  administrator: z.boolean().optional(),
  disabled: z.boolean().optional(),
});

export const queueState = z.object({
  waiting: z.int(),
  active: z.int(),
  delayed: z.int(),
  failed: z.int(),
  /** Results that are not stored yet. */
  results: z.int(),
  workers: z.array(z.object({ id, concurrency: z.int(), busy: z.int() })),
  /** Gradings in the database that have no result yet. */
  unfinished: z.int(),
});

export const deadGrading = z.object({
  id,
  submission: id,
  exercise: z.string(),
  /** Null: it came with a batch, and the file says whose it is. */
  user: z.object({ id, name: z.string() }).nullable(),
  file: z.string(),
  finishedAt: time,
  error: z.string(),
  /** How far it got; null if nobody lived to tell. */
  report: report.nullable(),
});
export const deadGradings = pageOf(deadGrading);

export const auditEvent = z.object({
  id,
  at: time,
  actor: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  /** What people call it, if it is still there: a login, a title, a slug. */
  subjectName: z.string().nullable(),
  course: id.nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export const auditEvents = pageOf(auditEvent);

export type UserAnswer = z.infer<typeof user>;
export type UserQuery = z.infer<typeof userQuery>;
export type NewUser = z.infer<typeof newUser>;
export type UserChange = z.infer<typeof userChange>;
export type QueueState = z.infer<typeof queueState>;
export type DeadGrading = z.infer<typeof deadGrading>;
export type AuditEventAnswer = z.infer<typeof auditEvent>;
