import { generate } from '@babel/generator';
import traverse, { type NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { stripTypes } from './analysis/strip-types';
import { CompileFailure } from './diagnostics';
import { parseSource } from './parse';

const DECLARING: ReadonlySet<string> = new Set(['always', 'reachable', 'linearizable']);

/**
 * A harness with the named scenarios only, for readers who must not see the others: their declarations are gone, what only
 * they used, all types and all comments.
 *
 * Undefined where that cannot be said for certain: every scenario has to be declared at the top of the file, by a call of
 * `always`, `reachable` or `linearizable` with its name as a literal, and these three must be used for nothing else.
 */
export function publicHarness(source: string, names: ReadonlySet<string>): string | undefined {
  try {
    return withoutOthers(source, names);
  } catch (error) {
    // Whoever grades with it is told.
    if (error instanceof CompileFailure) return undefined;
    throw error;
  }
}

function withoutOthers(source: string, names: ReadonlySet<string>): string | undefined {
  const file = parseSource(source);
  stripTypes(file.program);
  if (!everyScenarioIsPlain(file)) return undefined;
  file.program.body = file.program.body.filter((statement) => {
    const name = declaredName(statement);
    return name === undefined || names.has(name);
  });
  dropUnused(file);
  return generate(file, { comments: false }).code;
}

/** The name of the scenario that a statement declares. */
function declaredName(statement: t.Statement): string | undefined {
  if (!t.isExpressionStatement(statement) || !t.isCallExpression(statement.expression)) return undefined;
  const { callee, arguments: given } = statement.expression;
  if (!t.isIdentifier(callee) || !DECLARING.has(callee.name)) return undefined;
  return t.isStringLiteral(given[0]) ? given[0].value : undefined;
}

/** Is each use of the declaring functions a declaration at the top? And are they imported under their own names? */
function everyScenarioIsPlain({ program }: t.File): boolean {
  const plain = program.body.filter((statement) => declaredName(statement) !== undefined).length;
  let uses = 0;
  t.traverseFast(program, (node) => {
    if (t.isIdentifier(node) && DECLARING.has(node.name)) uses++;
    // Another name for one of them, or for all of the module, could declare what is not seen here.
    if (t.isImportNamespaceSpecifier(node) || t.isExportDeclaration(node)) uses = Infinity;
  });
  const imported = program.body.flatMap((statement) =>
    t.isImportDeclaration(statement) ? statement.specifiers : [],
  );
  for (const specifier of imported) {
    if (!t.isImportSpecifier(specifier)) continue;
    const name = t.isIdentifier(specifier.imported) ? specifier.imported.name : specifier.imported.value;
    if (!DECLARING.has(name)) continue;
    if (specifier.local.name !== name) return false;
    // Parsed as two identifiers, though it is one word.
    uses -= 2;
  }
  return uses === plain;
}

/** What neither a scenario that is left nor anything it needs refers to. That helpers of the others call one another does not keep them. */
function dropUnused(file: t.File): void {
  traverse(file, {
    Program(program) {
      program.scope.crawl();
      const bindings = Object.values(program.scope.bindings);
      const declarations = new Set<t.Node>(bindings.map(({ path }) => path.node));
      const needed = new Set<t.Node>();
      const isNeeded = (reference: NodePath) => {
        const user = reference.find(({ node }) => declarations.has(node));
        return user === null || needed.has(user.node);
      };
      for (let before = -1; before < needed.size;) {
        before = needed.size;
        for (const { path, referencePaths, constantViolations } of bindings) {
          if ([...referencePaths, ...constantViolations].some(isNeeded)) needed.add(path.node);
        }
      }
      for (const { path } of bindings) if (!needed.has(path.node) && !path.removed) path.remove();
      program.stop();
    },
  });
}
