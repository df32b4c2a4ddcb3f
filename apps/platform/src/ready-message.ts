import { z } from 'zod';

/** What the API says to its parent. */
const readySchema = z.object({
  kind: z.literal('ready'),
  url: z.string(),
  credentials: z.array(z.object({ login: z.string(), password: z.string(), role: z.string() })),
});

/** For whoever has typed `npm start`. */
export function readyMessage(message: unknown, milliseconds: number): string {
  const { url, credentials } = readySchema.parse(message);
  const lines = [
    `Heddle is ready at ${url} (after ${(milliseconds / 1000).toFixed(1)} s): open it in a browser.`,
  ];
  if (credentials.length > 0) {
    lines.push('', 'A course to try it in was made. Its people, shown this once:', '');
    for (const { login, password, role } of credentials) {
      lines.push(`  ${login.padEnd(10)} ${password.padEnd(16)} ${role}`);
    }
    lines.push(
      '',
      'To see what it is about, sign in as ada: First steps, The lost update, Run. Then step through what went wrong.',
    );
  }
  return [...lines, ''].join('\n');
}
