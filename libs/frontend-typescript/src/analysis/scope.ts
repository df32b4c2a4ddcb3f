import type * as t from '@babel/types';

export type BindingKind =
  'var' | 'let' | 'const' | 'function' | 'class' | 'parameter' | 'catch' | 'import' | 'self';

/** A name of the program and what is done to it. */
export class Binding {
  /** Read or written by another function than the one that declares it. */
  captured = false;
  /** Written after its initialisation. */
  reassigned = false;
  /** For a function declaration: the identifier of its coroutine twin, once emitted. */
  twin: string | undefined;
  /** Its number among the locations of its scope; meaningful if `shared`. */
  location = 0;

  constructor(
    readonly name: string,
    readonly kind: BindingKind,
    readonly scope: Scope,
  ) {}

  /** Can two tasks see it, and can it change? Then its accesses are visible operations. */
  get shared(): boolean {
    return this.reassigned && (this.captured || this.scope.kind === 'module');
  }
}

export class Scope {
  readonly bindings = new Map<string, Binding>();
  /** The scope of the enclosing function (or class initialiser, or the module). */
  readonly unit: Scope;
  /** The identifier of its locations' base, set when its code is emitted. */
  base: string | undefined;

  constructor(
    readonly kind: 'module' | 'function' | 'block',
    readonly parent: Scope | null,
  ) {
    this.unit = kind === 'block' && parent ? parent.unit : this;
  }

  declare(name: string, kind: BindingKind): Binding {
    const known = this.bindings.get(name);
    if (known) return known;
    const binding = new Binding(name, kind, this);
    this.bindings.set(name, binding);
    return binding;
  }

  lookup(name: string): Binding | undefined {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a walk along the chain
    for (let scope: Scope | null = this; scope; scope = scope.parent) {
      const binding = scope.bindings.get(name);
      if (binding) return binding;
    }
    return undefined;
  }

  /** The bindings whose accesses are operations, numbered. */
  sharedBindings(): Binding[] {
    const shared = [...this.bindings.values()].filter((binding) => binding.shared);
    shared.forEach((binding, index) => (binding.location = index));
    return shared;
  }
}

/** What the transformation asks of the scope analysis. */
export interface Analysis {
  /** What an identifier refers to; undefined for a global. */
  readonly references: ReadonlyMap<t.Node, Binding>;
  /** The scope that a node opens. */
  readonly scopes: ReadonlyMap<t.Node, Scope>;
  /** Identifiers that are declared nowhere. */
  readonly globals: readonly t.Identifier[];
  /** The names of all getters and setters. */
  readonly accessors: ReadonlySet<string>;
  readonly module: Scope;
}
