// `npm run attack`: a table of all cases. Arguments choose cases by id: `npm run attack -- 24a 35c`.
import { availableParallelism } from 'node:os';
import { GraderPool } from '../pool/grader-pool';
import { judge, type Judgement } from './judge';
import { siege } from './siege';
import { ATTACKS } from './suite';

const chosen = process.argv.slice(2);
const wanted = (id: string): boolean =>
  chosen.length === 0 || chosen.some((one) => id === one || id.replace(/[a-z]$/, '') === one);

const pool = new GraderPool({ size: Math.min(2, availableParallelism()) });
const judgements: Judgement[] = [];

function show(judgement: Judgement): void {
  judgements.push(judgement);
  const { attack, verdict, milliseconds, nextRight, problems } = judgement;
  const cells = [
    attack.id.padEnd(4),
    attack.what.slice(0, 70).padEnd(70),
    verdict.padEnd(14),
    `${Math.round(milliseconds)} ms`.padStart(8),
    'yes'.padEnd(6), // whoever prints this is the worker
    nextRight ? 'yes' : 'NO',
  ];
  console.log(`${problems.length === 0 ? ' ' : '✗'} ${cells.join('  ')}`);
  for (const problem of problems) console.log(`        ${problem}`);
}

console.log(
  `  ${'case'.padEnd(4)}  ${'what'.padEnd(70)}  ${'verdict'.padEnd(14)}      time  alive   next submission right`,
);
for (const attack of ATTACKS.filter(({ id }) => wanted(id))) show(await judge(pool, attack));
if (wanted('15')) show(await siege(pool, 8));
await pool.close();

const failed = judgements.filter(({ problems }) => problems.length > 0);
const worker = `${Math.round(process.memoryUsage.rss() / 1024 / 1024)} MB resident in the worker`;
console.log(`\n${judgements.length} cases, ${failed.length} failed; ${worker}.`);
if (failed.length > 0) process.exitCode = 1;
