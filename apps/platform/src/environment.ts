/** Everything that the environment may say to `npm start`; nothing else reads `process.env`. */
export interface Environment {
  /** The embedded databases' files. */
  readonly dataFolder: string;
  /** A PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** A Redis (or a PostgreSQL, by QUEUE_URL) instead of the embedded queue. */
  readonly queueUrl: string | undefined;
  readonly workers: number;
  /** Handed on to the API and the workers, which read what concerns them. */
  readonly variables: NodeJS.ProcessEnv;
}

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const workers = Number(variables['HEDDLE_WORKERS'] || 1);
  if (!Number.isInteger(workers) || workers < 0 || workers > 64) {
    throw new Error('HEDDLE_WORKERS must be a whole number from 0 to 64.');
  }
  return {
    dataFolder: variables['HEDDLE_DATA_DIR'] || '.heddle',
    databaseUrl: variables['DATABASE_URL'] || undefined,
    queueUrl: variables['REDIS_URL'] || variables['QUEUE_URL'] || undefined,
    workers,
    variables,
  };
}
