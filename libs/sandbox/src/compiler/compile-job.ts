import { compile } from '@heddle/frontend-typescript';
import type { Compiled, CompileOptions, CompileResult, SourceMap } from '@heddle/frontend-typescript';
import type { Site } from '@heddle/trace';
import { NOWHERE } from '../grader/front-end';
import type { SourceFile } from '../job';
import type { CompileMessage, Rejection } from '../protocol';

/** Longer sources are not read: nobody writes that much for one exercise, and reading it takes seconds. */
const MAX_SOURCE = 256 * 1024;

/** One module, built twice: to search with, and to explain one run with. The same operations in both. */
export interface Builds {
  readonly fast: string;
  readonly explaining: string;
  /** From the explaining build to the source. */
  readonly map: SourceMap;
}

export interface CompiledJob {
  readonly submission: Builds;
  readonly harness: Builds;
  /** By site number. */
  readonly sites: readonly Site[];
}

type Whose = Rejection['whose'];

/**
 * Instruments both modules, or says whose mistake it is that they can't be. Each is told the other's accessors, which
 * are calls that look like accesses; a submission seldom has any, so the harness is built before that is known.
 */
export function compileJob({ submission, harness }: CompileMessage): CompiledJob | Rejection {
  const first = build(harness, 'harness', { firstSite: 1 });
  if (!first.ok) return rejection('harness', first);
  let firstSite = 1 + first.sites.length;
  let student = buildTwice(submission, 'submission', { firstSite, accessors: first.accessors });
  if (!student.ok) return rejection('submission', student);
  const teacher = buildTwice(harness, 'harness', { firstSite: 1, accessors: student.accessors }, first);
  if (!teacher.ok) return rejection('harness', teacher);
  if (teacher.sites.length !== first.sites.length) {
    firstSite = 1 + teacher.sites.length;
    student = buildTwice(submission, 'submission', { firstSite, accessors: teacher.accessors });
    if (!student.ok) return rejection('submission', student);
  }
  return {
    submission: student.builds,
    harness: teacher.builds,
    sites: [NOWHERE, ...teacher.sites, ...student.sites],
  };
}

type Settings = Pick<CompileOptions, 'firstSite' | 'accessors' | 'explain'>;

function build(
  { source }: SourceFile,
  origin: Whose,
  settings: Partial<Settings> & { firstSite: number },
): CompileResult {
  if (source.length > MAX_SOURCE) return tooLong(source);
  return compile(source, { file: origin, origin, explain: false, ...settings });
}

/** `known`: what the fast build would be if there were no accessors to be told of. */
function buildTwice(
  file: SourceFile,
  origin: Whose,
  settings: Omit<Settings, 'explain'>,
  known?: Compiled,
): (Compiled & { readonly builds: Builds }) | Extract<CompileResult, { ok: false }> {
  const fast = known !== undefined && settings.accessors?.size === 0 ? known : build(file, origin, settings);
  if (!fast.ok) return fast;
  const explaining = build(file, origin, { ...settings, explain: true });
  if (!explaining.ok) return explaining;
  return { ...fast, builds: { fast: fast.code, explaining: explaining.code, map: explaining.map } };
}

function tooLong(source: string): Extract<CompileResult, { ok: false }> {
  const kilobytes = Math.ceil(source.length / 1024);
  const message = `the file has ${kilobytes} KB, and at most ${MAX_SOURCE / 1024} KB are graded; hand in the source that you wrote yourself`;
  return { ok: false, diagnostics: [{ message, line: 1, column: 1, kind: 'compile-error' }] };
}

function rejection(whose: Whose, { diagnostics }: Extract<CompileResult, { ok: false }>): Rejection {
  const verdict = diagnostics.every(({ kind }) => kind === 'forbidden') ? 'forbidden' : 'compile-error';
  return {
    kind: 'rejected',
    whose,
    verdict,
    diagnostics: diagnostics.map(({ message, line, column }) => ({
      severity: 'error',
      message,
      line,
      column,
    })),
  };
}
