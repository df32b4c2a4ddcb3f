import * as t from '@babel/types';
import { methodCall } from '../calls';
import { rangeOf, replace, type Edit } from '../edit';
import type { Operator } from '../operator';
import type { ParsedProgram } from '../parsed-program';

/** RJS (replace join with sleep) of ConMAn. A `join` with arguments is left alone: arrays have one, too. */
export const sleepForJoin: Operator = {
  name: 'sleep-for-join',
  changes: (program) =>
    program.nodes.flatMap((node) => {
      const found = methodCall(node);
      if (found?.method !== 'join' || found.call.arguments.length > 0) return [];
      const object = program.text(found.object);
      // What the object's expression does is done all the same: `queue.pop()?.join()`.
      const text = /^[\w$.#]+$/.test(object) ? 'sleep(1)' : `(${object}, sleep(1))`;
      return [{ at: node, edits: [replace(node, text), ...importOfSleep(program)] }];
    }),
};

function importOfSleep({ root }: ParsedProgram): readonly Edit[] {
  const threading = root.body.find(
    (node): node is t.ImportDeclaration =>
      t.isImportDeclaration(node) && node.source.value === 'heddle/threading',
  );
  const specifiers = threading?.specifiers.filter((each) => t.isImportSpecifier(each)) ?? [];
  if (specifiers.some(({ local }) => local.name === 'sleep')) return [];
  const last = specifiers.at(-1);
  if (last === undefined) return [{ start: 0, end: 0, text: "import { sleep } from 'heddle/threading';\n" }];
  const { end } = rangeOf(last);
  return [{ start: end, end, text: ', sleep' }];
}
