import * as t from '@babel/types';
import { MAX_SITES, type Site } from '@heddle/trace';
import { ANY_NAME } from '../analysis/resolve';
import type { Analysis, Binding, Scope } from '../analysis/scope';
import { refuse } from '../diagnostics';

export interface UnitOptions {
  /** The name of the script. */
  readonly file: string;
  readonly origin: Site['source'];
  readonly firstSite: number;
  readonly explain: boolean;
  readonly accessors: ReadonlySet<string>;
}

const MAX_TEXT = 60;

/** What the whole compilation shares: sites, unique names, the answers of the scope analysis. */
export class Unit {
  readonly sites: Site[] = [];
  /** Declarations to evaluate once, when the module is loaded, rather than in every run. */
  readonly loadTime: t.Statement[] = [];
  /** Is an element, or a property with a computed name, written anywhere? */
  writesElements = false;
  private counter = 0;

  constructor(
    readonly source: string,
    readonly analysis: Analysis,
    readonly options: UnitOptions,
  ) {}

  get explain(): boolean {
    return this.options.explain;
  }

  unique(hint: string): string {
    return `$$${hint}${this.counter++}`;
  }

  site(node: t.Node, within: string): number {
    const number = this.options.firstSite + this.sites.length;
    if (number >= MAX_SITES) refuse(node, 'the file has too many places to observe; make it shorter');
    const start = node.loc?.start;
    this.sites.push({
      source: this.options.origin,
      line: start?.line ?? 0,
      column: (start?.column ?? -1) + 1,
      text: this.text(node),
      function: within,
    });
    return number;
  }

  /** The source of a node on one line, at most 60 characters. */
  text(node: t.Node): string {
    if (node.start === null || node.start === undefined) return '';
    const text = this.source
      .slice(node.start, Math.min(node.end ?? 0, node.start + 4 * MAX_TEXT))
      .replace(/\s+/g, ' ');
    return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  }

  binding(node: t.Identifier): Binding | undefined {
    return this.analysis.references.get(node);
  }

  scope(node: t.Node): Scope {
    return this.analysis.scopes.get(node) ?? refuse(node, 'this construct is not supported');
  }

  /** Might a property of this name have a getter or setter of the program's? */
  mayBeAccessor(name: string): boolean {
    const { accessors } = this.options;
    return name === 'size' || accessors.has(name) || accessors.has(ANY_NAME);
  }

  /** Might a property with a computed name? */
  get anyAccessor(): boolean {
    return this.options.accessors.size > 0;
  }
}
