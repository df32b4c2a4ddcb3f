import { homedir } from 'node:os';
import type { Verdict } from '@heddle/verdict';
import type { JobLanguage, JobResult } from '../job';
import type { GraderPool } from '../pool/grader-pool';
import type { Attack } from './attack';
import { HONEST, jobFor } from './exercise';
import { SECRET } from './secret';
import { verdictOf } from './verdict-of';

/** One attack, and what went wrong; nothing for an attack that was survived. */
export interface Survival {
  readonly attack: Pick<Attack, 'id' | 'what' | 'language'>;
  readonly verdict: Verdict;
  readonly milliseconds: number;
  readonly problems: readonly string[];
}

export interface Judgement extends Survival {
  /** Did the next, honest submissions get what they deserve: a correct one `accepted`, a racy one `data-race`? */
  readonly nextRight: boolean;
}

/** Submits one attack, then two honest submissions. */
export async function judge(pool: GraderPool, attack: Attack): Promise<Judgement> {
  const survival = await survive(pool, attack);
  const { right, correct, racy } = await honestVerdicts(pool, attack.language);
  const wrong = right ? [] : [`then honest submissions got "${correct}" and "${racy}"`];
  return { ...survival, nextRight: right, problems: [...survival.problems, ...wrong] };
}

/** Submits one attack. */
export async function survive(pool: GraderPool, attack: Attack): Promise<Survival> {
  const begun = performance.now();
  const result = await pool.run(jobFor(attack.source, attack));
  const milliseconds = performance.now() - begun;
  const verdict = verdictOf(result);
  const problems = leaks(result);
  if (!attack.allowed.includes(verdict)) {
    problems.push(`got "${verdict}", not one of ${attack.allowed.join(', ')}: ${told(result)}`);
  }
  return { attack, verdict, milliseconds, problems };
}

/** A correct submission and a racy one, graded side by side. */
export async function honestVerdicts(
  pool: GraderPool,
  language: JobLanguage = 'typescript',
): Promise<{ correct: Verdict; racy: Verdict; right: boolean }> {
  const { correct: safe, racy: unsafe } = HONEST[language];
  const results = await Promise.all([safe, unsafe].map((source) => pool.run(jobFor(source, { language }))));
  const [correct, racy] = results.map(verdictOf) as [Verdict, Verdict];
  return { correct, racy, right: correct === 'accepted' && racy === 'data-race' };
}

/** What no answer may hold: the harness's secrets, paths of this machine, a success that the attack announced. */
function leaks(result: JobResult): string[] {
  const text = JSON.stringify(result, (key, value: unknown) => (key === 'detail' ? undefined : value));
  const forbidden = [
    SECRET,
    'PWNED',
    process.cwd(),
    homedir() + '/',
    'node_modules',
    'node:internal',
    'isolated-vm',
  ];
  return forbidden
    .filter((word) => text.includes(word))
    .map((word) => `the answer contains "${word}": ${around(text, word)}`);
}

function around(text: string, word: string): string {
  const at = text.indexOf(word);
  return text.slice(Math.max(0, at - 60), at + 100);
}

/** The beginning of what the answer says, for whoever has to find out why. */
function told(result: JobResult): string {
  if (result.kind === 'failed') return `${result.message} ${result.detail ?? ''}`.slice(0, 400);
  if (result.kind === 'rejected')
    return result.diagnostics.map(({ message, line }) => `${line}: ${message}`).join('; ');
  if (result.kind === 'limit') return result.message;
  if (result.kind === 'replayed' || result.kind === 'mutated') return '';
  const findings = result.outcomes.flatMap(({ failure }) => failure?.findings ?? []);
  return JSON.stringify(findings).slice(0, 300);
}
