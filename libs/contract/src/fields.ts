import { z } from 'zod';

/** What more than one request has. Texts have a length, so that nobody can fill the database with one field. */
export const id = z.uuid();
export const time = z.iso.datetime({ offset: true });

/** PostgreSQL's text has no NUL. */
export function withoutNul(text: string): boolean {
  return !text.includes('\0');
}

export const NO_NUL = { error: 'must not contain NUL characters' };

/** A line of text that somebody has written. */
export const line = (max: number) => z.string().trim().max(max).refine(withoutNul, NO_NUL);

export const title = line(200).min(1);
export const personName = line(200).min(1);
export const language = z.enum(['typescript', 'python']);
export const role = z.enum(['student', 'assistant', 'teacher']);

/** An e-mail address or a short name; case makes no difference. */
export const login = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(254)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._%+@-]*$/u, 'must be an e-mail address or a name without spaces');

export const password = z.string().min(10).max(200);

/** Pages are asked for with the cursor that the page before gave. */
export const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: id.optional(),
});

export type Page = z.infer<typeof page>;

/** `next` is the cursor of the next page; null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: id.nullable() });
}

/** Which side of an exercise. */
export const languageQuery = z.object({ language: language.default('typescript') });

export type LanguageQuery = z.infer<typeof languageQuery>;
export type Role = z.infer<typeof role>;
export type Language = z.infer<typeof language>;
