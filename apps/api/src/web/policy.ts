/**
 * Of pages: scripts of this origin only. Styles need the nonce of the page, because components write some of their own.
 */
export function pagePolicy(nonce: string): string {
  return directives({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  });
}

/**
 * Of workers: they run what students have written, so they may make code of text, and they reach nothing. A teacher who
 * replays a submission must not lend it their session. What a worker needs from the server, the page fetches and sends in.
 */
export const WORKER_POLICY = directives({
  'default-src': "'none'",
  'script-src': "'self' 'unsafe-eval' 'wasm-unsafe-eval'",
  'connect-src': "'none'",
});

function directives(all: Readonly<Record<string, string>>): string {
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
