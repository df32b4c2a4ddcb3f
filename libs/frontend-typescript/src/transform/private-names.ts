import * as t from '@babel/types';
import { OperationKind } from '@heddle/trace';
import { refuse } from '../diagnostics';
import { again, and, assign, at, call, id, invoke, method, num, seq, type Expression } from './build';
import type { Frame } from './frame';

/**
 * A private member of a class. It becomes a property whose key is a symbol made at each evaluation of the class: fields
 * on the object, methods and accessors on the prototype.
 */
export interface PrivateMember {
  readonly name: string;
  readonly kind: 'field' | 'method' | 'accessor';
  readonly symbol: string;
  /** The twins' variables. */
  method?: string;
  getter?: string;
  setter?: string;
}

/** The classes around the code in transformation, innermost last. */
const enclosing = new WeakMap<object, Map<string, PrivateMember>[]>();

export function withPrivateNames<R>(frame: Frame, members: Map<string, PrivateMember>, body: () => R): R {
  const stack = enclosing.get(frame.unit) ?? [];
  enclosing.set(frame.unit, stack);
  stack.push(members);
  try {
    return body();
  } finally {
    stack.pop();
  }
}

export function privateMember(node: t.PrivateName, frame: Frame): PrivateMember {
  for (const members of (enclosing.get(frame.unit) ?? []).toReversed()) {
    const member = members.get(node.id.name);
    if (member) return member;
  }
  return refuse(node, `#${node.id.name} is not declared in an enclosing class`);
}

interface Access {
  read(): Expression;
  write(value: Expression): Expression;
}

export function privatePlace(node: t.Node, member: PrivateMember, object: Expression, frame: Frame): Access {
  const branded = (): Expression => invoke('brand', again(object), id(member.symbol));
  const site = frame.site(node);
  const target = (): t.MemberExpression =>
    at(t.memberExpression(again(object), id(member.symbol), true), node);
  if (member.kind === 'field') {
    const guard = (name: string, kind: OperationKind): Expression =>
      and(invoke(name, again(object), id(member.symbol), num(site)), frame.yieldOperation(kind, site));
    return {
      read: () =>
        seq(
          guard('readPrivate', OperationKind.Read),
          frame.unit.explain ? invoke('seen', target()) : target(),
        ),
      write: (value) =>
        frame.temporaries((result) =>
          seq(
            assign(result, value),
            guard('writePrivate', OperationKind.Write),
            assign(
              target(),
              frame.unit.explain
                ? invoke('wroteProperty', again(object), id(member.symbol), result)
                : again(result),
            ),
          ),
        ),
    };
  }
  return {
    read: () => {
      if (member.kind === 'method') return t.memberExpression(branded(), id(member.symbol), true);
      if (!member.getter) refuse(node, `#${member.name} has no getter`);
      return frame.delegateAt(site, call(method(id(member.getter), 'call'), branded()));
    },
    write: (value) => {
      const { setter } = member;
      if (!setter) refuse(node, `#${member.name} cannot be assigned to`);
      return frame.temporaries((result) =>
        seq(
          assign(result, value),
          frame.delegateAt(site, call(method(id(setter), 'call'), branded(), again(result))),
          again(result),
        ),
      );
    },
  };
}
