import * as t from '@babel/types';
import type { Site } from '@heddle/trace';
import { diagnosticAt, type Diagnostic } from '../diagnostics';
import { FORBIDDEN, GLOBALS, moduleOf } from '../globals';
import { refuseClockAndChance } from './clock-and-chance';
import { ENUM_HELPER } from './enums';
import { RESERVED_PREFIX } from './resolve';
import type { Analysis } from './scope';

/** What a CommonJS module knows of its own file. */
const OWN_FILE: ReadonlySet<string> = new Set(['__filename', '__dirname']);
const MAX_DIAGNOSTICS = 20;
const NO_AWAIT_USING = '`await using` is not available; use try and finally';

/** What the language has and an exercise has not, and names that are declared nowhere. */
export function refuseForbidden(
  program: t.Program,
  analysis: Analysis,
  origin: Site['source'],
): Diagnostic[] {
  const found = origin === 'harness' ? refuseClockAndChance(program, analysis) : [];
  t.traverseFast(program, (node) => {
    const message = forbiddenSyntax(node);
    if (message !== undefined) found.push(diagnosticAt(node, message, 'forbidden'));
    if (
      t.isIdentifier(node) &&
      node.name.startsWith(RESERVED_PREFIX) &&
      node.name !== ENUM_HELPER &&
      node.loc
    ) {
      found.push(diagnosticAt(node, `names starting with ${RESERVED_PREFIX} are reserved; choose another`));
    }
  });
  for (const node of analysis.globals) {
    if (GLOBALS.has(node.name) || OWN_FILE.has(node.name) || node.name === ENUM_HELPER) continue;
    const advice = FORBIDDEN.get(node.name);
    found.push(
      advice === undefined
        ? diagnosticAt(node, undefinedName(node.name))
        : diagnosticAt(node, `'${node.name}' is not available: ${advice}`, 'forbidden'),
    );
  }
  found.sort((a, b) => a.line - b.line || a.column - b.column);
  return found.slice(0, MAX_DIAGNOSTICS);
}

function undefinedName(name: string): string {
  const module = moduleOf(name);
  return module === undefined
    ? `'${name}' is not defined; declare it, or check how it is spelt`
    : `'${name}' is not defined; write import { ${name} } from '${module}'`;
}

function forbiddenSyntax(node: t.Node): string | undefined {
  switch (node.type) {
    case 'ImportExpression':
      return 'import() is not available; import at the top of the file';
    case 'VariableDeclaration':
      return node.kind === 'await using' ? NO_AWAIT_USING : undefined;
    default:
      return undefined;
  }
}
