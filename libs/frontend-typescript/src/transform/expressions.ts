import * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { assignment, update } from './assignments';
import { awaitExpression } from './asynchronous';
import { array, at, id, seq, undef, type Expression } from './build';
import { callExpression, newExpression, spreadOf } from './calls';
import { optionalChain } from './chains';
import { classExpression } from './classes';
import { functionExpression } from './functions';
import type { Frame } from './frame';
import { objectExpression } from './objects';
import { containment, deleteMember, withPlace } from './places';
import { argumentsOf, NEW_TARGET, thisOf } from './this';
import { concatenation, isText, taggedTemplate, templateLiteral } from './templates';
import { yieldExpression } from './generators';
import { readVariable } from './variables';

/** The instrumented form of an expression; `name` is what an anonymous function in its place is called. */
export function expression(node: t.Expression, frame: Frame, name = ''): Expression {
  switch (node.type) {
    case 'Identifier':
      return node.name === 'arguments' && !frame.unit.binding(node)
        ? argumentsOf(node, frame)
        : readVariable(node, frame);
    case 'ThisExpression':
      return thisOf(node, frame);
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'BigIntLiteral':
    case 'RegExpLiteral':
      return t.cloneNode(node, false, true);
    case 'TemplateLiteral':
      return templateLiteral(node, frame);
    case 'TaggedTemplateExpression':
      return taggedTemplate(node, frame);
    case 'ArrayExpression':
      return array(
        node.elements.map((element) => {
          // A hole is a null in the tree; Babel's own type says so, ours is for the common case.
          if (element === null) return null as unknown as Expression;
          return t.isSpreadElement(element)
            ? t.spreadElement(spreadOf(element, frame))
            : expression(element, frame);
        }),
      );
    case 'ObjectExpression':
      return objectExpression(node, frame);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return functionExpression(node, frame, name);
    case 'ClassExpression':
      return classExpression(node, frame, name);
    case 'MemberExpression':
      return withPlace(node, frame, false, (place) => seq(...place.prepare, place.read()));
    case 'OptionalMemberExpression':
    case 'OptionalCallExpression':
      return optionalChain(node, frame);
    case 'CallExpression':
      return callExpression(node, frame);
    case 'NewExpression':
      return newExpression(node, frame);
    case 'AssignmentExpression':
      return assignment(node, frame);
    case 'UpdateExpression':
      return update(node, frame);
    case 'UnaryExpression':
      return unary(node, frame);
    case 'BinaryExpression':
      return binary(node, frame);
    case 'LogicalExpression':
      return at(
        t.logicalExpression(node.operator, expression(node.left, frame), expression(node.right, frame, name)),
        node,
      );
    case 'ConditionalExpression':
      return t.conditionalExpression(
        expression(node.test, frame),
        expression(node.consequent, frame, name),
        expression(node.alternate, frame, name),
      );
    case 'SequenceExpression':
      return seq(...node.expressions.map((each) => expression(each, frame)));
    case 'AwaitExpression':
      return awaitExpression(node, frame);
    case 'YieldExpression':
      return yieldExpression(node, frame);
    case 'MetaProperty':
      return metaProperty(node, frame);
    case 'ParenthesizedExpression':
      return expression(node.expression, frame, name);
    default:
      return refuse(node, `this expression (${node.type}) is not supported here`);
  }
}

function unary(node: t.UnaryExpression, frame: Frame): Expression {
  if (node.operator === 'delete') {
    if (t.isMemberExpression(node.argument)) return deleteMember(node.argument, frame);
    if (t.isOptionalMemberExpression(node.argument)) return optionalChain(node.argument, frame, true);
  }
  return at(t.unaryExpression(node.operator, expression(node.argument, frame)), node);
}

function binary(node: t.BinaryExpression, frame: Frame): Expression {
  if (node.operator === 'in') return containment(node, frame);
  if (isText(node)) return at(concatenation(node, frame), node);
  const left = expression(node.left, frame);
  return at(t.binaryExpression(node.operator, left, expression(node.right, frame)), node);
}

function metaProperty(node: t.MetaProperty, frame: Frame): Expression {
  if (node.meta.name !== 'new')
    refuse(node, 'import.meta has only url, filename and dirname here', 'forbidden');
  const owner = frame.thisOwner;
  if (owner.kind === 'constructor' || owner.kind === 'derived-constructor') return id(NEW_TARGET);
  if (owner.kind === 'initialiser') return undef();
  return refuse(node, 'new.target is available in the constructors of classes only');
}
