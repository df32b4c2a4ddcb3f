import type { Site } from '@heddle/trace';
import { compile, type Compiled, type CompileOptions, type CompileResult, type Refused } from './compile';
import type { SourceMap } from './source-map';

/** Longer sources are not read: nobody writes that much for one exercise, and reading it takes seconds. */
const MAX_SOURCE = 256 * 1024;

/** One module, built twice: to search with, and to explain one run with. The same operations in both. */
export interface Builds {
  readonly fast: string;
  readonly explaining: string;
  /** From the explaining build to the source. */
  readonly map: SourceMap;
}

/** A submission and the harness that it is run by. */
export interface CompiledProgram {
  readonly ok: true;
  readonly submission: Builds;
  readonly harness: Builds;
  /** By site number. */
  readonly sites: readonly Site[];
}

/** A submission that is a whole program and runs by itself. */
export interface CompiledWhole extends Omit<CompiledProgram, 'harness'> {
  readonly harness?: undefined;
}

export interface RefusedProgram extends Refused {
  readonly whose: Site['source'];
  /** `forbidden`: all of it could be compiled if it were allowed. */
  readonly verdict: 'forbidden' | 'compile-error';
}

/** The first site is "no position known". */
export const NOWHERE: Site = { source: 'submission', line: 0, column: 0, text: '', function: '' };

/**
 * Instruments both modules, or says whose mistake it is that they can't be. Each is told the other's accessors, which
 * are calls that look like accesses; a submission seldom has any, so the harness is built before that is known.
 */
export function compileProgram(sources: {
  readonly submission: string;
  readonly harness: string;
}): CompiledProgram | RefusedProgram {
  const { submission, harness } = sources;
  const first = build(harness, 'harness', { firstSite: 1, explain: false });
  if (!first.ok) return refused('harness', first);
  let firstSite = 1 + first.sites.length;
  let student = buildTwice(submission, 'submission', { firstSite, accessors: first.accessors });
  if (!student.ok) return refused('submission', student);
  const teacher = buildTwice(harness, 'harness', { firstSite: 1, accessors: student.accessors }, first);
  if (!teacher.ok) return refused('harness', teacher);
  if (teacher.sites.length !== first.sites.length) {
    firstSite = 1 + teacher.sites.length;
    student = buildTwice(submission, 'submission', { firstSite, accessors: teacher.accessors });
    if (!student.ok) return refused('submission', student);
  }
  return {
    ok: true,
    submission: student.builds,
    harness: teacher.builds,
    sites: [NOWHERE, ...teacher.sites, ...student.sites],
  };
}

export function compileWhole(source: string): CompiledWhole | RefusedProgram {
  const program = buildTwice(source, 'submission', { firstSite: 1 });
  if (!program.ok) return refused('submission', program);
  return { ok: true, submission: program.builds, sites: [NOWHERE, ...program.sites] };
}

function refused(whose: Site['source'], refusal: Refused): RefusedProgram {
  const forbidden = refusal.diagnostics.every(({ kind }) => kind === 'forbidden');
  return { ...refusal, whose, verdict: forbidden ? 'forbidden' : 'compile-error' };
}

type Settings = Pick<CompileOptions, 'firstSite' | 'explain'> & Partial<Pick<CompileOptions, 'accessors'>>;

function build(source: string, origin: Site['source'], settings: Settings): CompileResult {
  if (source.length > MAX_SOURCE) return tooLong(source);
  const { accessors = new Set() } = settings;
  if (origin !== 'harness' || accessors.size > 0)
    return compile(source, { file: origin, origin, ...settings });
  const key = JSON.stringify([settings.explain, settings.firstSite, source]);
  const built = harnesses.get(key) ?? compile(source, { file: origin, origin, ...settings });
  harnesses.delete(key); // so that the one used last is the last one
  harnesses.set(key, built);
  for (const oldest of harnesses.keys()) if (harnesses.size > HARNESSES_KEPT) harnesses.delete(oldest);
  return built;
}

/** Of a few exercises, both builds. A class hands in one program after the other for the same one. */
const HARNESSES_KEPT = 8;
const harnesses = new Map<string, CompileResult>();

/** `known`: what the fast build would be if there were no accessors to be told of. */
function buildTwice(
  source: string,
  origin: Site['source'],
  settings: Omit<Settings, 'explain'>,
  known?: Compiled,
): (Compiled & { readonly builds: Builds }) | Refused {
  const unchanged = known !== undefined && settings.accessors?.size === 0;
  const fast = unchanged ? known : build(source, origin, { ...settings, explain: false });
  if (!fast.ok) return fast;
  const explaining = build(source, origin, { ...settings, explain: true });
  if (!explaining.ok) return explaining;
  return { ...fast, builds: { fast: fast.code, explaining: explaining.code, map: explaining.map } };
}

function tooLong(source: string): Refused {
  const kilobytes = Math.ceil(source.length / 1024);
  const message = `the file has ${kilobytes} KB, and at most ${MAX_SOURCE / 1024} KB are graded; hand in the source that you wrote yourself`;
  return { ok: false, diagnostics: [{ message, line: 1, column: 1, kind: 'compile-error' }] };
}
