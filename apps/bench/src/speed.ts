import { GraderPool } from '@heddle/sandbox';
import { latency } from './latency';
import { peakMemoryOfChildren } from './peak-memory';
import { replays } from './replays';
import { schedulesPerSecond } from './schedules-per-second';

export async function speedBenchmark(): Promise<void> {
  const pool = new GraderPool({ size: 1 });
  try {
    const peak = await peakMemoryOfChildren(async () => {
      console.log(await latency(pool));
    });
    console.log(
      `\nLargest grader process meanwhile: ${peak === undefined ? 'unknown here' : `${Math.round(peak)} MB resident`}`,
    );
    console.log(`\n${await schedulesPerSecond(pool)}`);
    console.log(`\n${await replays(pool)}`);
  } finally {
    await pool.close();
  }
}
