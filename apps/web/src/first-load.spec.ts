import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const MAX_BYTES = 250 * 1024;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const manifest = JSON.parse(readFileSync('dist/web/.vite/manifest.json', 'utf8')) as Record<string, Chunk>;

/** A chunk with everything that it cannot do without. */
function withImports(name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const other of manifest[name]!.imports ?? []) withImports(other, found);
  return found;
}

const sizeOf = (names: Iterable<string>) =>
  [...names].reduce(
    (sum, name) => sum + gzipSync(readFileSync(`dist/web/${manifest[name]!.file}`)).length,
    0,
  );

const entry = Object.keys(manifest).find((name) => manifest[name]!.isEntry)!;

it.each(['session/SignInPage', 'student/CoursesPage', 'student/AssignmentPage'])(
  'the first load with %s is at most 250 KB of compressed script',
  (page) => {
    const size = sizeOf(new Set([...withImports(entry), ...withImports(`src/${page}.tsx`)]));
    process.stdout.write(`First load with ${page}: ${(size / 1024).toFixed(0)} KB of script (gzip)\n`);
    expect(size).toBeLessThan(MAX_BYTES);
    expect(size).toBeGreaterThan(50 * 1024);
  },
);
