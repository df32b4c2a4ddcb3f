// `npm run restore -- file`: fills an empty database from a backup of either engine. The platform must not run meanwhile.
import { restore } from '@heddle/database';
import { withDatabase } from './one-database';

const [file] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('Name the backup: npm run restore -- <file>');
  const rows = await withDatabase({ alone: true }, (url) => restore(url, file));
  console.log(`${rows} rows of ${file} are restored. Everybody has to sign in again.`);
} catch (error) {
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
