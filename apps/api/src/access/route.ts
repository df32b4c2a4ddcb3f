import type { Scope } from '@heddle/contract';
import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { z } from 'zod';

/** What a route is about: the name of the path parameter that leads to a course. */
export type Subject = 'course' | 'assignment' | 'submission' | 'exerciseVersion' | 'batch' | 'regrade';

/** Who may use a route. Whoever may not see a course is told that there is nothing. */
export type Rule =
  | { readonly who: 'anyone' }
  | { readonly who: 'signed-in' }
  | { readonly who: 'administrator' }
  /** Members of the course; staff are its teachers and assistants. */
  | { readonly who: 'member' | 'staff' | 'teacher'; readonly of: Subject }
  /** Whoever handed it in, and staff. */
  | { readonly who: 'owner'; readonly of: 'submission' };

export interface RouteDescription {
  readonly summary: string;
  readonly may: Rule;
  /** What an API token must be allowed to do, besides what the user may. */
  readonly scope: Scope;
  /** The schema of the answer; none: no content, or another content type. */
  readonly answers?: z.ZodType;
  readonly produces?: string;
  /** Of a stream of server-sent events: the schema of each event's data, by its name. */
  readonly events?: Readonly<Record<string, z.ZodType>>;
  /** Another body than JSON. */
  readonly consumes?: string;
  /** Takes no CSRF token: there is no session yet. */
  readonly opensSession?: boolean;
}

export const ROUTE = 'heddle:route';

/** Every route has one; the API does not start without. It is the access guard's rule and the documentation's text. */
export function Route(description: RouteDescription): CustomDecorator {
  return SetMetadata(ROUTE, description);
}
