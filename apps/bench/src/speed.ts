import { GraderPool } from '@heddle/sandbox';
import { latency } from './latency';
import { schedulesPerSecond } from './schedules-per-second';

export async function speedBenchmark(): Promise<void> {
  const pool = new GraderPool({ size: 1 });
  try {
    console.log(await latency(pool));
    console.log(`\n${await schedulesPerSecond(pool)}`);
  } finally {
    await pool.close();
  }
}
