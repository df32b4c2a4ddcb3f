import * as t from '@babel/types';
import { OperationKind } from '@heddle/trace';
import {
  again,
  and,
  assign,
  at,
  call,
  either,
  id,
  invoke,
  isUndefined,
  method,
  num,
  seq,
  str,
  type Expression,
} from './build';
import { expression } from './expressions';
import type { Frame } from './frame';
import { privateMember, privatePlace } from './private-names';
import { superPlace } from './super-member';
import { isConstant, isRepeatable, readVariable, writeVariable } from './variables';

/** Something that can be read and assigned to, with its object and its key already evaluated. */
export interface Place {
  /** Evaluates object and key into temporaries; to come first. */
  readonly prepare: readonly Expression[];
  read(): Expression;
  /** `value` may be any expression; the write's operation comes after it. */
  write(value: Expression): Expression;
  /** What `this` is in a call of it. */
  readonly receiver?: Expression;
}

/** @param steady whether arbitrary code runs between `prepare`, `read` and `write` */
export function withPlace(
  node: t.Node,
  frame: Frame,
  steady: boolean,
  use: (place: Place) => Expression,
): Expression {
  if (t.isIdentifier(node)) {
    return use({
      prepare: [],
      read: () => readVariable(node, frame),
      write: (value) => writeVariable(node, value, frame),
    });
  }
  if (!t.isMemberExpression(node)) throw new TypeError(`not a place: ${node.type}`);
  if (t.isSuper(node.object)) return superPlace(node, frame, use);
  return withObject(node.object, frame, steady, (object, prepare) =>
    memberPlace(node, object, prepare, frame, steady, use),
  );
}

/** A place in an object that is already evaluated (`object` may be repeated). */
export function memberPlace(
  node: t.MemberExpression | t.OptionalMemberExpression,
  object: Expression,
  prepare: readonly Expression[],
  frame: Frame,
  steady: boolean,
  use: (place: Place) => Expression,
): Expression {
  if (t.isPrivateName(node.property)) {
    return use({
      prepare,
      receiver: object,
      ...privatePlace(node, privateMember(node.property, frame), object, frame),
    });
  }
  const site = frame.site(node);
  if (!node.computed) {
    const key = str(node.property.name);
    return use({ prepare, receiver: object, ...property(node, object, key, site, frame) });
  }
  const key = node.property;
  if ((steady ? isConstant : isRepeatable)(key, frame)) {
    return use({ prepare, receiver: object, ...property(node, object, expression(key, frame), site, frame) });
  }
  return frame.temporaries((temporary) => {
    const evaluated = assign(temporary, invoke('key', expression(key, frame)));
    return use({
      prepare: [...prepare, evaluated],
      receiver: object,
      ...property(node, object, temporary, site, frame),
    });
  });
}

function withObject(
  node: Expression,
  frame: Frame,
  steady: boolean,
  use: (object: Expression, prepare: readonly Expression[]) => Expression,
): Expression {
  if ((steady ? isConstant : isRepeatable)(node, frame)) return use(expression(node, frame), []);
  return frame.temporaries((temporary) => use(temporary, [assign(temporary, expression(node, frame))]));
}

type Access = Pick<Place, 'read' | 'write'>;

function property(node: t.Node, object: Expression, key: Expression, site: number, frame: Frame): Access {
  const target = (): t.MemberExpression => at(memberOf(object, key), node);
  const maybeAccessor = t.isStringLiteral(key)
    ? frame.unit.mayBeAccessor(key.value)
    : !t.isNumericLiteral(key) && frame.unit.anyAccessor;
  return {
    read: () => {
      const value = frame.unit.explain ? invoke('seen', target()) : target();
      const direct = seq(readGuard(object, key, site, frame), value);
      return maybeAccessor ? throughGetter(object, key, site, direct, frame) : direct;
    },
    write: (value) => {
      frame.unit.writesElements ||= !t.isStringLiteral(key);
      const direct = (result: Expression): Expression =>
        seq(
          writeGuard(object, key, site, frame),
          assign(
            target(),
            frame.unit.explain ? invoke('wroteProperty', again(object), again(key), result) : result,
          ),
        );
      if (!maybeAccessor && t.isStringLiteral(value)) return direct(value);
      return frame.temporaries((result) =>
        seq(
          assign(result, value),
          maybeAccessor ? throughSetter(object, key, site, result, direct(result), frame) : direct(result),
        ),
      );
    },
  };
}

/** `o.p` for a key that is a name, `o[k]` for any other. */
export function memberOf(object: Expression, key: Expression): t.MemberExpression {
  return t.isStringLiteral(key) && t.isValidIdentifier(key.value, false)
    ? t.memberExpression(again(object), id(key.value))
    : t.memberExpression(again(object), again(key), true);
}

function readGuard(object: Expression, key: Expression, site: number, frame: Frame): Expression {
  if (t.isStringLiteral(key, { value: 'length' })) return lengthGuard('readLength', object, site, frame);
  return and(
    invoke('read', again(object), again(key), num(site)),
    frame.yieldOperation(OperationKind.Read, site),
  );
}

function writeGuard(object: Expression, key: Expression, site: number, frame: Frame): Expression {
  if (t.isStringLiteral(key, { value: 'length' })) return lengthGuard('writeLength', object, site, frame);
  return and(
    invoke('write', again(object), again(key), num(site)),
    frame.yieldOperation(OperationKind.Write, site),
  );
}

/** An array's length is the container's own location: the kind of the operation is known at run time only. */
function lengthGuard(name: string, object: Expression, site: number, frame: Frame): Expression {
  return frame.temporaries((code) =>
    and(
      t.binaryExpression('!==', assign(code, invoke(name, again(object), num(site))), num(0)),
      frame.yield(again(code)),
    ),
  );
}

function throughGetter(
  object: Expression,
  key: Expression,
  site: number,
  direct: Expression,
  frame: Frame,
): Expression {
  return frame.temporaries((getter) =>
    either(
      isUndefined(assign(getter, invoke('getter', again(object), again(key)))),
      direct,
      frame.delegateAt(site, call(method(again(getter), 'call'), again(object))),
    ),
  );
}

function throughSetter(
  object: Expression,
  key: Expression,
  site: number,
  value: Expression,
  direct: Expression,
  frame: Frame,
): Expression {
  return frame.temporaries((setter) =>
    either(
      isUndefined(assign(setter, invoke('setter', again(object), again(key)))),
      direct,
      seq(
        frame.delegateAt(site, call(method(again(setter), 'call'), again(object), again(value))),
        again(value),
      ),
    ),
  );
}

export function deleteMember(node: t.MemberExpression, frame: Frame): Expression {
  return withObject(node.object as Expression, frame, true, (object, prepare) => {
    const site = frame.site(node);
    const remove = (key: Expression): Expression =>
      seq(writeGuard(object, key, site, frame), t.unaryExpression('delete', memberOf(object, key)));
    if (!node.computed) return seq(...prepare, remove(str((node.property as t.Identifier).name)));
    return frame.temporaries((key) =>
      seq(...prepare, assign(key, invoke('key', expression(node.property, frame))), remove(key)),
    );
  });
}

/** `key in object`. */
export function containment(node: t.BinaryExpression, frame: Frame): Expression {
  const site = frame.site(node);
  if (t.isPrivateName(node.left)) {
    const member = privateMember(node.left, frame);
    return t.binaryExpression('in', id(member.symbol), expression(node.right, frame));
  }
  return frame.temporaries((key, object) =>
    seq(
      assign(key, invoke('key', expression(node.left as Expression, frame))),
      assign(object, expression(node.right, frame)),
      and(invoke('read', object, key, num(site)), frame.yieldOperation(OperationKind.Read, site)),
      t.binaryExpression('in', again(key), again(object)),
    ),
  );
}
