import { fit, width } from '../text/width';

/**
 * A long name without its owners, who tell less: `pool.jobs.lock` as `…jobs.lock`. What tells it from others of this name stays:
 * `self.lock #2` as `…lock #2`.
 */
export function shortened(name: string, columns: number): string {
  if (width(name) <= columns) return name;
  const { base, number } = parts(name);
  const room = Math.max(1, columns - width(number));
  const short = membersOf(base).find((member) => width(member) <= room);
  return (short ?? fit(membersOf(base).at(-1)?.slice(1) ?? base, room)) + number;
}

/** `…lock #2` of `self.lock #2`: shorter than that a name should not be. */
export function lastMember(name: string): string {
  const { base, number } = parts(name);
  return (membersOf(base).at(-1) ?? base) + number;
}

function parts(name: string): { readonly base: string; readonly number: string } {
  const [, base = name, number = ''] = /^(.*?)( #\d+)?$/.exec(name) ?? [];
  return { base, number };
}

/** Of `a.b.c`: `…b.c` and `…c`. An expression has no owners. */
function membersOf(base: string): readonly string[] {
  if (!/^[\w$#.[\]'"]+$/.test(base)) return [];
  return [...base.matchAll(/\.(?=[\w$#])/g)].map(({ index }) => `…${base.slice(index + 1)}`);
}
