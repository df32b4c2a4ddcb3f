import * as t from '@babel/types';
import type { Site } from '@heddle/trace';
import { diagnosticAt, type Diagnostic } from '../diagnostics';
import { FORBIDDEN, GLOBALS, MEMBERS, moduleOf } from '../globals';
import { refuseClockAndChance } from './clock-and-chance';
import { ENUM_HELPER } from './enums';
import { RESERVED_PREFIX } from './resolve';
import type { Analysis } from './scope';

/** What a CommonJS module knows of its own file. */
const OWN_FILE: ReadonlySet<string> = new Set(['__filename', '__dirname']);
const MAX_DIAGNOSTICS = 20;

/** What the language has and an exercise has not, and names that are declared nowhere. */
export function refuseForbidden(
  program: t.Program,
  analysis: Analysis,
  origin: Site['source'],
): Diagnostic[] {
  const found = origin === 'harness' ? refuseClockAndChance(program, analysis) : [];
  const allowed = new Set<t.Node>();
  t.traverseFast(program, (node) => {
    if (t.isMemberExpression(node) && t.isIdentifier(node.object) && t.isIdentifier(node.property))
      if (!node.computed && MEMBERS.get(node.object.name) === node.property.name) allowed.add(node.object);
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
    if (MEMBERS.has(node.name) ? allowed.has(node) : GLOBALS.has(node.name)) continue;
    if (OWN_FILE.has(node.name) || node.name === ENUM_HELPER) continue;
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
    default:
      return undefined;
  }
}
