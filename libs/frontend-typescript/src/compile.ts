import { generate } from '@babel/generator';
import type { Site } from '@heddle/trace';
import { refuseForbidden } from './analysis/forbidden';
import { resolveOwnFile } from './analysis/own-file';
import { analyse } from './analysis/resolve';
import { stripTypes } from './analysis/strip-types';
import { CompileFailure, type Diagnostic } from './diagnostics';
import { liftTwins } from './lift/lift';
import { parseSource, TOO_DEEP } from './parse';
import type { SourceMap } from './source-map';
import { moduleFactory } from './transform/modules';
import { Unit } from './transform/unit';

export interface CompileOptions {
  /** The name of the script in stacks and in the source map, e.g. `submission`. */
  readonly file: string;
  readonly origin: Site['source'];
  /** The number of this file's first site; 0 is reserved for "no position known". */
  readonly firstSite: number;
  /** Report values and names: for the runs that are shown to somebody. Changes no behaviour and no operation. */
  readonly explain: boolean;
  /** The names of getters and setters in the other files of the program. */
  readonly accessors?: ReadonlySet<string>;
}

export interface Compiled {
  readonly ok: true;
  /** A script whose value is a module factory, to be given to `Realm.load`. */
  readonly code: string;
  /** Numbered from `firstSite`. */
  readonly sites: readonly Site[];
  readonly exports: readonly string[];
  readonly map: SourceMap;
  /** The names of the getters and setters that this file declares. */
  readonly accessors: ReadonlySet<string>;
}

export interface Refused {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
}

export type CompileResult = Compiled | Refused;

/**
 * Instruments one TypeScript module. Pure; evaluates nothing of the source, and builds its result as a tree, so that no
 * text of the source can end up outside its place.
 */
export function compile(source: string, options: CompileOptions): CompileResult {
  try {
    return compileOrThrow(source, options);
  } catch (error) {
    if (error instanceof CompileFailure) return { ok: false, diagnostics: [error.diagnostic] };
    if (error instanceof RangeError) {
      return { ok: false, diagnostics: [{ message: TOO_DEEP, line: 1, column: 1, kind: 'compile-error' }] };
    }
    throw error;
  }
}

function compileOrThrow(source: string, options: CompileOptions): CompileResult {
  const { program } = parseSource(source);
  stripTypes(program);
  resolveOwnFile(program, options.file);
  const analysis = analyse(program);
  const diagnostics = refuseForbidden(program, analysis, options.origin);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const accessors = new Set([...analysis.accessors, ...(options.accessors ?? [])]);
  const unit = new Unit(source, analysis, { ...options, accessors });
  const { program: code, exports } = moduleFactory(program, unit);
  const generated = generate(
    liftTwins(code),
    { comments: false, sourceMaps: true, sourceFileName: options.file, jsescOption: { minimal: true } },
    source,
  );
  return {
    ok: true,
    code: generated.code,
    sites: unit.sites,
    exports,
    map: generated.map as SourceMap,
    accessors: analysis.accessors,
  };
}
