import type { Response } from 'express';
import type { Request } from './request';

const NAME = 'heddle_session';

export function sessionCookie(request: Request): string | undefined {
  return readCookie(request, NAME);
}

export function readCookie(request: Request, called: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === called && value !== undefined && value !== '') return value;
  }
  return undefined;
}

export interface CookieOptions {
  readonly secure: boolean;
}

/** Scripts cannot read it, and other sites cannot make a browser send it but by following a link. */
export function setSessionCookie(
  response: Response,
  token: string,
  expires: Date,
  { secure }: CookieOptions,
): void {
  response.cookie(NAME, token, { httpOnly: true, sameSite: 'lax', path: '/', secure, expires });
}

export function clearSessionCookie(response: Response, { secure }: CookieOptions): void {
  response.clearCookie(NAME, { httpOnly: true, sameSite: 'lax', path: '/', secure });
}
