import { z } from 'zod';

/** Every error that the API answers with: its status and what it means. Codes are stable; the texts are not. */
export const PROBLEMS = {
  'invalid-request': [400, 'The request is not as documented.'],
  'invalid-file': [400, 'The uploaded file cannot be used.'],
  'not-signed-in': [401, 'Sign in first.'],
  'wrong-credentials': [401, 'Login or password are wrong.'],
  'sign-in-failed': [401, 'Signing in with the other service did not work. Try again.'],
  'no-account': [403, 'There is no account for you here. Ask whoever runs the course.'],
  'csrf-token': [403, 'The request does not carry the token of its session.'],
  'cross-origin': [403, 'Requests of other sites are refused.'],
  forbidden: [403, 'You may not do this.'],
  scope: [403, 'The API token may not do this.'],
  'not-found': [404, 'There is nothing here, or nothing that you may see.'],
  'not-configured': [404, 'This platform is not set up for that.'],
  'already-exists': [409, 'There is one already.'],
  'not-open': [409, 'The assignment is not open yet.'],
  'past-due': [409, 'The assignment takes no submissions any more.'],
  'no-attempts-left': [409, 'There are no attempts left.'],
  'idempotency-conflict': [409, 'This idempotency key was used for another request.'],
  'not-verified': [409, 'An exercise can be used once its solutions have got the verdicts declared.'],
  'no-files': [409, 'The files of this version were not kept. Import it once more.'],
  'not-finished': [409, 'It is not finished yet.'],
  'too-large': [413, 'The request is too large.'],
  'unsupported-media-type': [415, 'The request has another content type than this route reads.'],
  'language-not-allowed': [422, 'The assignment does not take this language.'],
  'rate-limited': [429, 'Too many requests; try again later.'],
  'too-many-pending': [429, 'Too many of your submissions are still being graded.'],
  internal: [500, 'A mistake of ours. It was logged.'],
  'not-ready': [503, 'The platform is not ready.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** RFC 9457, `application/problem+json`. */
export const problem = z.object({
  type: z.string(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** What is wrong with which field; a line number for files. */
  errors: z.array(z.object({ field: z.string(), message: z.string(), line: z.int().positive().optional() })),
  /** Names the request in our logs. */
  requestId: z.string(),
});

export type Problem = z.infer<typeof problem>;
