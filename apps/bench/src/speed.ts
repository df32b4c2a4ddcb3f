import { GraderPool, type JobLanguage } from '@heddle/sandbox';
import { asynchronous } from './asynchronous';
import { latency } from './latency';
import { peakMemoryOfChildren } from './peak-memory';
import { pythonSchedules } from './python';
import { replays } from './replays';
import { schedulesPerSecond } from './schedules-per-second';

export async function speedBenchmark(): Promise<void> {
  await withPool('typescript', async (pool) => {
    await latencyAndMemory(pool, 'typescript');
    console.log(`\n${await schedulesPerSecond(pool)}`);
    console.log(`\n${await asynchronous(pool)}\n`);
  });
  await withPool('python', async (pool) => {
    await latencyAndMemory(pool, 'python');
    console.log(`\n${await pythonSchedules(pool)}`);
  });
  await withPool('typescript', async (pool) => {
    console.log(`\n${await replays(pool)}`);
  });
}

async function withPool(language: JobLanguage, work: (pool: GraderPool) => Promise<void>): Promise<void> {
  const pool = new GraderPool({ size: 1, language });
  try {
    await work(pool);
  } finally {
    await pool.close();
  }
}

async function latencyAndMemory(pool: GraderPool, language: JobLanguage): Promise<void> {
  const peak = await peakMemoryOfChildren(async () => {
    console.log(await latency(pool, language));
  });
  console.log(
    `\nLargest grader process meanwhile: ${peak === undefined ? 'unknown here' : `${Math.round(peak)} MB resident`}`,
  );
}
