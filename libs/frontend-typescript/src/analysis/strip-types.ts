import * as t from '@babel/types';
import { refuse } from '../diagnostics';
import { childNodes } from '../parse';
import { lowerEnum } from './enums';

const TYPE_FIELDS = [
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'superTypeParameters',
  'superTypeArguments',
  'returnType',
  'implements',
  'predicate',
];

/** Turns TypeScript into JavaScript, in place. Parameter properties stay: the class transformation wants them. */
export function stripTypes(program: t.Program): void {
  strip(program);
}

function strip(node: t.Node): void {
  const record = node as unknown as Record<string, unknown>;
  for (const field of TYPE_FIELDS) if (field in record) record[field] = undefined;
  if (t.isFunction(node) && 'params' in node) dropThisParameter(node);
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const value = record[key];
    if (Array.isArray(value)) record[key] = stripList(value as (t.Node | null)[]);
    else if (value !== null && typeof value === 'object') record[key] = replacement(value as t.Node);
  }
  for (const child of childNodes(node)) strip(child);
}

function stripList(list: (t.Node | null)[]): (t.Node | null)[] {
  return list.filter((item) => item === null || !isErased(item)).map((item) => item && replacement(item));
}

function replacement(node: t.Node): t.Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ParenthesizedExpression':
      return replacement(node.expression);
    case 'TSEnumDeclaration':
      return lowerEnum(node);
    case 'TSModuleDeclaration':
      return refuse(
        node,
        'a namespace with values is not supported here; use an object or top-level declarations',
      );
    case 'TSExportAssignment':
    case 'TSImportEqualsDeclaration':
      return refuse(node, 'this is CommonJS syntax; use `export` and `import … from`');
    case 'Identifier':
      node.optional = null;
      return node;
    default:
      return node;
  }
}

function isErased(node: t.Node): boolean {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSDeclareFunction':
    case 'TSDeclareMethod':
    case 'TSIndexSignature':
    case 'TSNamespaceExportDeclaration':
      return true;
    case 'TSModuleDeclaration':
      return node.declare === true || !holdsValues(node);
    case 'TSEnumDeclaration':
    case 'VariableDeclaration':
    case 'ClassDeclaration':
    case 'ClassProperty':
      return (
        node.declare === true ||
        ('abstract' in node && node.abstract === true && node.type === 'ClassProperty')
      );
    case 'ImportDeclaration':
      return node.importKind === 'type';
    case 'ImportSpecifier':
      return node.importKind === 'type';
    case 'ExportSpecifier':
      return (node as { exportKind?: string }).exportKind === 'type';
    case 'ExportNamedDeclaration':
      return node.exportKind === 'type' || (!!node.declaration && isErased(node.declaration));
    case 'ExportDefaultDeclaration':
      return isErased(node.declaration);
    case 'ExportAllDeclaration':
      return node.exportKind === 'type';
    default:
      return false;
  }
}

function holdsValues(node: t.TSModuleDeclaration): boolean {
  const body = node.body as t.Node;
  return t.isTSModuleBlock(body) ? body.body.some((statement) => !isErased(statement)) : true;
}

function dropThisParameter(node: t.Function): void {
  const [first] = node.params as t.Node[];
  if (t.isIdentifier(first, { name: 'this' })) node.params.shift();
}
