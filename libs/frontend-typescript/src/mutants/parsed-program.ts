import * as t from '@babel/types';
import { analyse } from '../analysis/resolve';
import type { Analysis } from '../analysis/scope';
import { stripTypes } from '../analysis/strip-types';
import { childNodes, parseSource } from '../parse';

/** What operators ask of a reference: its tree (types are taken off, places kept), and who is around a node. */
export class ParsedProgram {
  readonly root: t.Program;
  readonly analysis: Analysis;
  /** Every node that has a place, in the order of the source, outer ones first. */
  readonly nodes: readonly t.Node[];
  readonly #parents = new Map<t.Node, t.Node>();

  /** @throws {CompileFailure} if the source is no program. */
  constructor(readonly source: string) {
    this.root = parseSource(source).program;
    stripTypes(this.root);
    this.analysis = analyse(this.root);
    const nodes: t.Node[] = [];
    this.#collect(this.root, nodes);
    this.nodes = nodes.sort((a, b) => a.start! - b.start! || b.end! - a.end!);
  }

  text(node: t.Node): string {
    return this.source.slice(node.start!, node.end!);
  }

  parentOf(node: t.Node): t.Node | undefined {
    return this.#parents.get(node);
  }

  /** The statement lists of the program: of blocks, of the module, of cases. */
  statementLists(): readonly (readonly t.Statement[])[] {
    return this.nodes.flatMap((node) => {
      if (t.isBlockStatement(node) || t.isProgram(node)) return [node.body];
      return t.isSwitchCase(node) ? [node.consequent] : [];
    });
  }

  /** The list that a statement is in, and where. */
  placeOf(statement: t.Statement): { readonly list: readonly t.Statement[]; readonly index: number } {
    const parent = this.parentOf(statement);
    const list =
      t.isBlockStatement(parent) || t.isProgram(parent)
        ? parent.body
        : t.isSwitchCase(parent)
          ? parent.consequent
          : [statement];
    return { list, index: list.indexOf(statement) };
  }

  /** The names of the functions and classes around a node: `Pool.submit`. */
  functionAround(node: t.Node): string {
    const names: string[] = [];
    for (let around: t.Node | undefined = node; around; around = this.parentOf(around)) {
      const name = nameOf(around);
      if (name !== undefined) names.unshift(name);
    }
    return names.join('.');
  }

  #collect(node: t.Node, nodes: t.Node[]): void {
    if (typeof node.start === 'number') nodes.push(node);
    for (const child of childNodes(node)) {
      this.#parents.set(child, node);
      this.#collect(child, nodes);
    }
  }
}

function nameOf(node: t.Node): string | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return node.id?.name;
    case 'VariableDeclarator':
      return t.isIdentifier(node.id) && t.isFunction(node.init) ? node.id.name : undefined;
    case 'ClassMethod':
    case 'ObjectMethod':
    case 'ClassProperty':
      return t.isIdentifier(node.key) ? node.key.name : undefined;
    case 'ClassPrivateMethod':
    case 'ClassPrivateProperty':
      return `#${node.key.id.name}`;
    default:
      return undefined;
  }
}
