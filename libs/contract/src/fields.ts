import { z } from 'zod';

/** What more than one request has. Texts have a length, so that nobody can fill the database with one field. */
export const id = z.uuid();
export const time = z.iso.datetime({ offset: true });
export const title = z.string().trim().min(1).max(200);
export const personName = z.string().trim().min(1).max(200);
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

export type Role = z.infer<typeof role>;
export type Language = z.infer<typeof language>;
