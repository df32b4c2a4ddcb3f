import { Client } from 'pg';

export interface StoredGrading {
  readonly status: string;
  readonly counted: boolean;
}

/** Every grading of these submissions, as the database has them. */
export async function gradingsOf(
  databaseUrl: string,
  submissions: readonly string[],
): Promise<readonly StoredGrading[]> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query<StoredGrading>(
    `SELECT g.status, g.id = s."countedGradingId" AS counted
     FROM "Submission" s JOIN "Grading" g ON g."submissionId" = s.id WHERE s.id = ANY ($1)`,
    [submissions],
  );
  await database.end();
  return rows;
}
