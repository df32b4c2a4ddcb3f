import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: a session, a CSRF token, an API token. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It needs no salt and no cost: there is nothing to guess in 256 random bits. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
