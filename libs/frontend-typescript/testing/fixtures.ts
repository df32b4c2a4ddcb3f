import { readFileSync } from 'node:fs';

/** A program in a file of many, each after a line `--- what it shows`. */
export interface Fixture {
  readonly name: string;
  readonly source: string;
}

export function fixturesIn(path: string): Fixture[] {
  return readFileSync(path, 'utf8')
    .split(/^--- /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { name: part.slice(0, end), source: part.slice(end + 1) };
    });
}
