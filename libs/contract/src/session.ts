import { z } from 'zod';
import { id, login, personName, role, time, title } from './fields';

export const signIn = z.strictObject({ login, password: z.string().min(1).max(200) });

/** How one can sign in here, besides with a password. */
export const signInWays = z.object({
  oidc: z
    .object({
      name: z.string(),
      /** To be opened in the browser; with `?then=/path` it leads there afterwards. */
      url: z.string(),
    })
    .nullable(),
});

export const me = z.object({
  id,
  login: z.string(),
  name: personName,
  administrator: z.boolean(),
  /** To be sent as `X-CSRF-Token` with everything that changes something; null for API tokens, which need none. */
  csrfToken: z.string().nullable(),
  courses: z.array(z.object({ id, title, role })),
});

export const changePassword = z.strictObject({
  current: z.string().min(1).max(200),
  password: z.string().min(10).max(200),
});

/** What an API token may do; reading is part of each. */
export const scope = z.enum(['read', 'submit', 'teach', 'administer']);

export const newToken = z.strictObject({
  name: title,
  scopes: z.array(scope).min(1).max(4),
  expiresAt: time.optional(),
});

export const token = z.object({
  id,
  name: z.string(),
  scopes: z.array(scope),
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
  createdAt: time,
});

/** The secret is shown once. */
export const createdToken = token.extend({ secret: z.string() });

export type SignInWays = z.infer<typeof signInWays>;
export type SignIn = z.infer<typeof signIn>;
export type ChangePassword = z.infer<typeof changePassword>;
export type Me = z.infer<typeof me>;
export type Scope = z.infer<typeof scope>;
export type NewToken = z.infer<typeof newToken>;
export type Token = z.infer<typeof token>;
export type CreatedToken = z.infer<typeof createdToken>;
