/** What is wrong with a source, as a sentence for the student who wrote it. */
export interface Diagnostic {
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** `forbidden`: valid TypeScript that has no place in an exercise; everything else is a `compile-error`. */
  readonly kind: 'compile-error' | 'forbidden';
}

/** Ends a compilation that cannot go on. */
export class CompileFailure extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

interface Positioned {
  loc?: { start: { line: number; column: number } } | null | undefined;
}

export function diagnosticAt(
  node: Positioned,
  message: string,
  kind: Diagnostic['kind'] = 'compile-error',
): Diagnostic {
  const start = node.loc?.start;
  return { message, line: start?.line ?? 1, column: (start?.column ?? 0) + 1, kind };
}

export function refuse(node: Positioned, message: string, kind: Diagnostic['kind'] = 'compile-error'): never {
  throw new CompileFailure(diagnosticAt(node, message, kind));
}
