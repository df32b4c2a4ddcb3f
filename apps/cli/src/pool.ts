import type { Language } from '@heddle/exercise';
import { GraderPool } from '@heddle/sandbox';

/** Graders for as long as something needs them. `language`: of the first jobs. */
export async function withGraders<T>(
  size: number,
  language: Language | undefined,
  use: (pool: GraderPool) => Promise<T>,
): Promise<T> {
  const pool = new GraderPool({ size, ...(language !== undefined && { language }) });
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}
