import { z } from 'zod';

/**
 * A backup is gzipped lines of JSON: a head, then a line for each row, then an end, without which it is not complete. It names
 * the migrations that lead to its tables, so that a later Heddle can restore it and migrate on from there.
 */
export const FORMAT = 'heddle-backup-1';

export const headSchema = z.object({
  format: z.literal(FORMAT),
  madeAt: z.string(),
  migrations: z.array(z.string()).min(1),
});

export const rowSchema = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) });
export const endSchema = z.object({ rows: z.int() });

/** Whoever was signed in signs in again: a copy of the file shall not be a way into their sessions. */
export const LEFT_OUT: readonly string[] = ['RateBucket', 'Session'];

export class BackupError extends Error {
  override readonly name = 'BackupError';
}
