import { connectionLost } from '../app/connection';
import { readSession, sessionEnded, currentSession } from '../session/session';
import { ConnectionError, problemCodeOf } from './problem';

const SAFE = new Set(['GET', 'HEAD']);

/**
 * `fetch` for everything behind the sign-in. A session that has ended is opened again by whoever sits there, then the request
 * is made again: nobody loses what they were about to send.
 */
export async function sessionFetch(request: Request, triesLeft = 3): Promise<Response> {
  const again = request.clone();
  const response = await send(request);
  const code = triesLeft > 0 ? await problemCodeOf(response) : undefined;
  if (code === 'not-signed-in') await sessionEnded();
  else if (code === 'csrf-token')
    await readSession(); // another tab has signed in since
  else return response;
  return await sessionFetch(again, triesLeft - 1);
}

async function send(request: Request): Promise<Response> {
  const csrfToken = currentSession()?.csrfToken;
  if (!SAFE.has(request.method) && csrfToken) request.headers.set('X-CSRF-Token', csrfToken);
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    connectionLost();
    throw new ConnectionError('The server does not answer.', { cause });
  }
}
