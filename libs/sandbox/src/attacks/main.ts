// `npm run attack`: a table of all cases. Arguments choose cases by id or language: `npm run attack -- 24a 35 python`.
import { availableParallelism } from 'node:os';
import { GraderPool } from '../pool/grader-pool';
import type { Attack } from './attack';
import { judge, type Judgement } from './judge';
import { siege } from './siege';
import { ATTACKS } from './suite';

const LANGUAGES: readonly string[] = ['typescript', 'python'];
const chosen = process.argv.slice(2);
const languages = chosen.filter((one) => LANGUAGES.includes(one));
const ids = chosen.filter((one) => !LANGUAGES.includes(one));
const wanted = ({ id, language = 'typescript' }: Pick<Attack, 'id' | 'language'>): boolean =>
  (languages.length === 0 || languages.includes(language)) &&
  (ids.length === 0 || ids.some((one) => id === one || id.replace(/[a-z]$/, '') === one));

const pool = new GraderPool({ size: Math.min(2, availableParallelism()) });
const judgements: Judgement[] = [];

function show(judgement: Judgement): void {
  judgements.push(judgement);
  const { attack, verdict, milliseconds, nextRight, problems } = judgement;
  const cells = [
    attack.id.padEnd(4),
    attack.what.slice(0, 70).padEnd(70),
    (attack.language ?? 'typescript').padEnd(10),
    verdict.padEnd(14),
    `${Math.round(milliseconds)} ms`.padStart(8),
    'yes'.padEnd(6), // whoever prints this is the worker
    nextRight ? 'yes' : 'NO',
  ];
  console.log(`${problems.length === 0 ? ' ' : '✗'} ${cells.join('  ')}`);
  for (const problem of problems) console.log(`        ${problem}`);
}

console.log(
  `  ${'case'.padEnd(4)}  ${'what'.padEnd(70)}  ${'language'.padEnd(10)}  ${'verdict'.padEnd(14)}      time  alive   next submission right`,
);
for (const attack of ATTACKS.filter(wanted)) show(await judge(pool, attack));
if (wanted({ id: '15' })) show(await siege(pool, 8));
await pool.close();

const failed = judgements.filter(({ problems }) => problems.length > 0);
const worker = `${Math.round(process.memoryUsage.rss() / 1024 / 1024)} MB resident in the worker`;
console.log(`\n${judgements.length} cases, ${failed.length} failed; ${worker}.`);
if (failed.length > 0) process.exitCode = 1;
