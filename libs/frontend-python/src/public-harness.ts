import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';

const DECLARING: ReadonlySet<string> = new Set(['always', 'reachable', 'linearizable']);

/** A statement at the top of the file. */
interface Statement {
  readonly node: SyntaxNode;
  /** The scenario that it declares. */
  readonly scenario: string | undefined;
  readonly binds: ReadonlySet<string>;
  readonly uses: ReadonlySet<string>;
}

/**
 * A harness with the named scenarios only, for readers who must not see the others: what is left is what these scenarios
 * use, and what that uses, without comments and descriptions.
 *
 * Undefined where that cannot be said for certain: the file may hold nothing at its top but imports, definitions,
 * assignments, and scenarios declared with their name as a literal; what declares them must be used for nothing else.
 */
export function publicHarness(source: string, names: ReadonlySet<string>): string | undefined {
  const statements = statementsOf(source);
  if (statements === undefined || !everyScenarioIsPlain(source, statements)) return undefined;
  const shown = statements.filter(({ scenario }) => scenario !== undefined && names.has(scenario));
  const used = namesUsedBy(
    shown,
    statements.filter(({ scenario }) => scenario === undefined),
  );
  const kept = statements.filter(
    (statement) =>
      shown.includes(statement) ||
      (statement.scenario === undefined && [...statement.binds].some((name) => used.has(name))),
  );
  return kept.map(({ node }) => `${textOf(node, source, used)}\n`).join('\n');
}

/** Undefined if there is something else among them, or the file cannot be read. */
function statementsOf(source: string): readonly Statement[] | undefined {
  const { topNode } = parser.parse(source);
  if (isBroken(topNode)) return undefined;
  const statements: Statement[] = [];
  for (const node of childrenOf(topNode)) {
    if (node.name === 'Comment' || isDescription(node)) continue;
    const scenario = declaredBy(node, source);
    const binds = namesBoundBy(node, source);
    if (binds === undefined && scenario === undefined) return undefined;
    const uses = node.name === 'ImportStatement' ? new Set<string>() : variablesIn(node, source);
    statements.push({ node, scenario, binds: binds ?? new Set(), uses });
  }
  return statements;
}

function isBroken(top: SyntaxNode): boolean {
  const cursor = top.cursor();
  do {
    const { type, from, to, node } = cursor;
    // The grammar misses a value after a `yield` that has none.
    if (type.isError && !(from === to && node.parent?.name === 'YieldStatement')) return true;
  } while (cursor.next());
  return false;
}

/** `@always("name")` above a function, or `linearizable("name", …)`. */
function declaredBy(node: SyntaxNode, source: string): string | undefined {
  const declaration =
    node.name === 'DecoratedStatement' ? node.getChild('Decorator') : node.getChild('CallExpression');
  const callee = declaration?.getChild('VariableName');
  const first = declaration?.getChild('ArgList')?.firstChild?.nextSibling;
  if (!callee || !DECLARING.has(read(callee, source)) || first?.name !== 'String') return undefined;
  return /^(["'])([^"'\\]+)\1$/.exec(read(first, source))?.[2];
}

/** Is each use of what declares scenarios a declaration at the top, and is it imported under its own name? */
function everyScenarioIsPlain(source: string, statements: readonly Statement[]): boolean {
  const plain = statements.filter(({ scenario }) => scenario !== undefined).length;
  let uses = 0;
  for (const { node } of statements) {
    if (node.name === 'ImportStatement') {
      // Under another name, or as a part of its module, it could declare what is not seen here.
      const text = read(node, source);
      if (/^import\b.*\bheddle\b|\bheddle\b[^]*\*/.test(text)) return false;
      if (itemsOf(node, source).some(({ name, as }) => DECLARING.has(name) && as !== name)) return false;
      continue;
    }
    node.cursor().iterate(({ name, from, to }) => {
      if (name === 'VariableName' && DECLARING.has(source.slice(from, to))) uses++;
    });
  }
  return uses === plain;
}

/** Undefined of a statement that does something else than bind names. */
function namesBoundBy(node: SyntaxNode, source: string): ReadonlySet<string> | undefined {
  switch (node.name) {
    case 'DecoratedStatement': {
      const definition = node.getChild('FunctionDefinition') ?? node.getChild('ClassDefinition');
      return definition === null ? undefined : namesBoundBy(definition, source);
    }
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return new Set([read(node.getChild('VariableName')!, source)]);
    case 'ImportStatement':
      return new Set(itemsOf(node, source).map(({ as }) => as));
    case 'AssignStatement': {
      const end = node.getChild('AssignOp')?.from ?? node.to;
      return variablesIn(node, source, end);
    }
    default:
      return undefined;
  }
}

interface Item {
  readonly name: string;
  readonly as: string;
  readonly text: string;
}

/** What is imported, one by one. */
function itemsOf(node: SyntaxNode, source: string): readonly Item[] {
  const list = /\bimport\b\s*\(?([^]*?)\)?\s*$/.exec(read(node, source))?.[1] ?? '';
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((text) => {
      const [name = '', as] = text.split(/\s+as\s+/);
      return { name, as: as ?? name.split('.')[0]!, text };
    });
}

/** The names that some statements need, and what those that bind them need in turn. */
function namesUsedBy(shown: readonly Statement[], others: readonly Statement[]): ReadonlySet<string> {
  const used = new Set(shown.flatMap(({ uses }) => [...uses]));
  for (let before = -1; before < used.size;) {
    before = used.size;
    for (const { binds, uses } of others) {
      if ([...binds].some((name) => used.has(name))) for (const name of uses) used.add(name);
    }
  }
  return used;
}

/** Of an import, only what is used; of all else, what runs. */
function textOf(node: SyntaxNode, source: string, used: ReadonlySet<string>): string {
  if (node.name === 'ImportStatement') {
    const head = /^[^]*?\bimport\b/.exec(read(node, source))![0];
    const items = itemsOf(node, source).filter(({ as }) => used.has(as));
    return `${head} ${items.map(({ text }) => text).join(', ')}`;
  }
  let [text, at] = ['', node.from];
  node.cursor().iterate((each) => {
    const isComment = each.name === 'Comment';
    if (!isComment && !isDescription(each.node)) return true;
    text += source.slice(at, each.from) + (isComment ? '' : '""');
    at = each.to;
    return false;
  });
  return text + source.slice(at, node.to);
}

/** A string that nobody takes: a docstring. */
function isDescription(node: SyntaxNode): boolean {
  return node.name === 'ExpressionStatement' && node.firstChild?.name === 'String';
}

function variablesIn(node: SyntaxNode, source: string, end = node.to): ReadonlySet<string> {
  const found = new Set<string>();
  node.cursor().iterate(({ name, from, to }) => {
    if (name === 'VariableName' && to <= end) found.add(source.slice(from, to));
  });
  return found;
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

const read = ({ from, to }: SyntaxNode, source: string): string => source.slice(from, to);
