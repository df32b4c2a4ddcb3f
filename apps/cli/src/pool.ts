import { GraderPool } from '@heddle/sandbox';

/** Graders for as long as something needs them. */
export async function withGraders<T>(size: number, use: (pool: GraderPool) => Promise<T>): Promise<T> {
  const pool = new GraderPool({ size });
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}
