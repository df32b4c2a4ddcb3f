import * as t from '@babel/types';
import { diagnosticAt, type Diagnostic } from '../diagnostics';
import type { Analysis } from './scope';

const TIME = 'time is virtual here, it passes only while a thread sleeps; check results and goals instead';
const CHANCE = 'its numbers are the same in every run; write down the values that you want';

/**
 * What a harness must not ask: what it states has to hold in every schedule, not at some time or with some luck. A
 * program under test may ask; its clock and its random numbers are part of what the engine decides.
 */
export function refuseClockAndChance(program: t.Program, analysis: Analysis): Diagnostic[] {
  const found: Diagnostic[] = [];
  const globals = new Set<t.Node>(analysis.globals);
  const isGlobal = (node: t.Node, name: string): boolean =>
    t.isIdentifier(node, { name }) && globals.has(node);
  const refuse = (node: t.Node, what: string, why: string): void => {
    found.push(diagnosticAt(node, `'${what}' has no place in a harness: ${why}`, 'forbidden'));
  };
  t.traverseFast(program, (node) => {
    if (isGlobal(node, 'performance')) refuse(node, 'performance', TIME);
    else if (t.isMemberExpression(node)) {
      if (isGlobal(node.object, 'Date') && isNamed(node, 'now')) refuse(node, 'Date.now', TIME);
      if (isGlobal(node.object, 'Math') && isNamed(node, 'random')) refuse(node, 'Math.random', CHANCE);
    } else if (t.isCallExpression(node) && isGlobal(node.callee, 'Date')) {
      refuse(node, 'Date()', TIME);
    } else if (t.isNewExpression(node) && isGlobal(node.callee, 'Date') && node.arguments.length === 0) {
      refuse(node, 'new Date()', TIME);
    }
  });
  return found;
}

function isNamed({ property, computed }: t.MemberExpression, name: string): boolean {
  return computed ? t.isStringLiteral(property, { value: name }) : t.isIdentifier(property, { name });
}
