import * as t from '@babel/types';
import { Register } from '@heddle/engine';
import { encodeYield, OperationKind } from '@heddle/trace';
import { and, helper, id, invoke, num, type Expression } from './build';
import type { Unit } from './unit';

export type FrameKind =
  'function' | 'arrow' | 'constructor' | 'derived-constructor' | 'generator' | 'initialiser' | 'module';

export interface Construction {
  /** The variable that holds the class. */
  readonly self: string;
  /** What is done to the object once it exists: parameter properties and fields. */
  readonly initialise: (frame: Frame) => Expression[];
}

/** The transformation's state for one function of the source. */
export class Frame {
  /** Arrows take `this` and `arguments` from the function around them, which then keeps them in a variable. */
  keepsThis = false;
  keepsArguments = false;
  /** Whether the emitted body contains a `yield`. */
  yields = false;
  /** Whether its own code awaits something. Of a module: whoever imports it waits for it. */
  suspends = false;
  /** The object whose prototype `super.x` starts from. */
  home: string | undefined;
  /** In a class's constructor: what `super()` needs to know. */
  construction: Construction | undefined;
  private readonly variables: string[] = [];
  private depth = 0;
  private deepest = 0;

  constructor(
    readonly unit: Unit,
    readonly kind: FrameKind,
    readonly name: string,
    readonly parent: Frame | null,
    /** Is `await` possible in it? */
    readonly awaits = false,
  ) {
    this.home = kind === 'arrow' || kind === 'initialiser' ? parent?.home : undefined;
  }

  /**
   * Gives `build` as many temporary variables as it takes parameters. They are free again afterwards: the value of the
   * expression that was built has been taken by then.
   */
  temporaries<R>(build: (a: t.Identifier, b: t.Identifier, c: t.Identifier, d: t.Identifier) => R): R {
    const first = this.depth;
    this.depth += build.length;
    this.deepest = Math.max(this.deepest, this.depth);
    const name = (index: number): t.Identifier => id(`$$${first + index}`);
    const result = build(name(0), name(1), name(2), name(3));
    this.depth = first;
    return result;
  }

  /** A variable of the whole function, for values that live longer than one expression. */
  variable(): t.Identifier {
    const name = this.unit.unique('v');
    this.variables.push(name);
    return id(name);
  }

  /** The declaration of all temporaries, for the head of the body. */
  declareTemporaries(): t.Statement[] {
    const names = Array.from({ length: this.deepest }, (_, index) => `$$${index}`).concat(this.variables);
    if (names.length === 0) return [];
    const declarators = names.map((name) => t.variableDeclarator(id(name)));
    return [t.variableDeclaration('let', declarators)];
  }

  site(node: t.Node): number {
    return this.unit.site(node, this.name);
  }

  yield(value: Expression): Expression {
    this.yields = true;
    return t.yieldExpression(value);
  }

  /** `yield*` of a coroutine. */
  delegate(coroutine: Expression): Expression {
    this.yields = true;
    return t.yieldExpression(coroutine, true);
  }

  /** `yield*` of a coroutine that asks whence it was called: once its arguments, which may call too, are evaluated. */
  delegateAt(site: number, coroutine: Expression): Expression {
    return this.temporaries((made) => {
      const evaluated = t.assignmentExpression('=', made, coroutine);
      return this.delegate(t.sequenceExpression([evaluated, atSite(site), t.cloneNode(made)]));
    });
  }

  yieldOperation(kind: OperationKind, site: number): Expression {
    return this.yield(num(encodeYield(kind, site)));
  }

  /** Asks whether an access is a switch point, and offers the switch if so. */
  access(kind: OperationKind, location: Expression, site: number): Expression {
    return and(invoke('access', num(kind), location, num(site)), this.yieldOperation(kind, site));
  }

  burnFuel(site: number): t.Statement {
    const register = t.memberExpression(helper('registers'), num(Register.Fuel), true);
    const below = t.binaryExpression('<', t.updateExpression('--', register, true), num(0));
    return t.expressionStatement(and(below, this.yieldOperation(OperationKind.OutOfFuel, site)));
  }

  /** The function whose `this` an arrow sees. */
  get thisOwner(): Frame {
    return this.kind === 'arrow' && this.parent ? this.parent.thisOwner : this;
  }

  /** Is `yield` of the student's own in this function? */
  get isGenerator(): boolean {
    return this.kind === 'generator';
  }
}

/** Writes the call's site into the register where shims look for it. */
export function atSite(site: number): Expression {
  return t.assignmentExpression(
    '=',
    t.memberExpression(helper('registers'), num(Register.Site), true),
    num(site),
  );
}
