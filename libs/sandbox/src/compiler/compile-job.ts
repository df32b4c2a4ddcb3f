import {
  compileProgram,
  compileWhole,
  type CompiledProgram,
  type CompiledWhole,
  type RefusedProgram,
} from '@heddle/frontend-typescript';
import type { CompileMessage, Rejection } from '../protocol';

export type { Builds } from '@heddle/frontend-typescript';
export type CompiledJob = CompiledProgram | CompiledWhole;

/** Instruments both modules, or the only one, or says whose mistake it is that they can't be. */
export function compileJob({ submission, harness }: CompileMessage): CompiledJob | Rejection {
  const compiled =
    harness === undefined
      ? compileWhole(submission.source)
      : compileProgram({ submission: submission.source, harness: harness.source });
  return compiled.ok ? compiled : rejection(compiled);
}

function rejection({ whose, verdict, diagnostics }: RefusedProgram): Rejection {
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
