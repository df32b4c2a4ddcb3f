import * as t from '@babel/types';
import { FOLDER } from '../globals';

/** Puts the values of `import.meta.url`, `.filename` and `.dirname` in their places. */
export function resolveOwnFile(program: t.Program, file: string): void {
  const path = `${FOLDER}/${file}.ts`;
  const values: Readonly<Record<string, string>> = { url: `file://${path}`, filename: path, dirname: FOLDER };
  t.traverseFast(program, (node) => {
    if (!t.isMemberExpression(node) || !t.isMetaProperty(node.object) || node.object.meta.name !== 'import')
      return;
    const value = !node.computed && t.isIdentifier(node.property) ? values[node.property.name] : undefined;
    if (value !== undefined) replace(node, t.stringLiteral(value));
  });
}

function replace(node: t.Node, by: t.Node): void {
  const { start, end, loc } = node;
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
  Object.assign(node, by, { start, end, loc });
}
