// `npm run backup [-- file]`: everything that the database knows, in one file. The platform may run meanwhile.
import { backUp } from '@heddle/database';
import { withDatabase } from './one-database';

const [file = `heddle-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.backup`] =
  process.argv.slice(2);
try {
  const rows = await withDatabase({ alone: false }, (url) => backUp(url, file));
  console.log(
    `${file}: ${rows} rows. It has names, password hashes and everybody's work in it: keep it as such.`,
  );
} catch (error) {
  console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
