import * as t from '@babel/types';
import { patternNames } from '../analysis/hoist';
import { refuse } from '../diagnostics';
import {
  DEFAULT_EXPORTS,
  FOLDER,
  fullName,
  moduleOf,
  MODULES,
  OF_HARNESS,
  OF_THREAD,
  respelt,
} from '../globals';
import { array, declare, id, invoke, num, statement as toStatement, str } from './build';
import { isUsing } from './disposal';
import { Frame } from './frame';
import { hoistedVars } from './functions';
import { HELPERS } from './helpers';
import { statements } from './statements';
import type { Unit } from './unit';
import { locationOf, openScope } from './variables';

export interface ModuleCode {
  readonly program: t.Program;
  readonly exports: readonly string[];
}

/**
 *     (function ($$) {
 *       "use strict";
 *       const { access: $$access, … } = $$;
 *       return function* ($$publish) { … };      // one run's module: evaluated as a coroutine
 *     })
 */
export function moduleFactory(program: t.Program, unit: Unit): ModuleCode {
  const frame = new Frame(unit, 'module', '', null, unit.options.origin === 'submission');
  const exported = new Map<string, string>();
  const imports: t.Statement[] = [];
  /** Imported by each thread that evaluates the module, for itself. */
  const ofThread: t.Statement[] = [];
  const body: t.Statement[] = [];
  for (const node of program.body) {
    if (isUsing(node)) {
      refuse(node, '`using` is only supported inside functions and blocks');
    }
    if (t.isImportDeclaration(node)) {
      const isOfThread = fullName(node.source.value) === OF_THREAD;
      (isOfThread ? ofThread : imports).push(...importStatements(node, unit));
    } else body.push(...exportedStatement(node, exported));
  }
  const bases = openScope(unit.analysis.module, frame);
  const code = statements(body, frame);
  // So that the runtime knows of it before the first run.
  if (ofThread.length > 0) imports.push(toStatement(invoke('imported', str(OF_THREAD))));
  imports.push(...ownFile(unit));
  const run = [
    ...ofThread,
    ...frame.declareTemporaries(),
    ...hoistedVars(program, frame),
    ...bases,
    publication(exported, unit),
    ...code,
  ];
  const names = HELPERS.map((name) => t.objectProperty(id(name), id(`$$${name}`)));
  const factory = t.functionExpression(
    null,
    [id('$$')],
    t.blockStatement(
      [
        t.variableDeclaration('const', [t.variableDeclarator(t.objectPattern(names), id('$$'))]),
        toStatement(
          invoke('lines', num(unit.options.firstSite), array(unit.sites.map(({ line }) => num(line)))),
        ),
        ...(frame.suspends ? [toStatement(invoke('suspends'))] : []),
        ...(unit.writesElements ? [toStatement(invoke('writesElements'))] : []),
        ...imports,
        ...unit.loadTime,
        t.returnStatement(t.functionExpression(id('$$_e'), [id('$$publish')], t.blockStatement(run), true)),
      ],
      [t.directive(t.directiveLiteral('use strict'))],
    ),
  );
  return { program: t.program([toStatement(factory)], [], 'script'), exports: [...exported.keys()] };
}

/** What a CommonJS module knows of its own file, if it asks for it. */
function ownFile(unit: Unit): t.Statement[] {
  const values = { __filename: `${FOLDER}/${unit.options.file}.ts`, __dirname: FOLDER };
  return Object.entries(values)
    .filter(([name]) => unit.analysis.globals.some((node) => node.name === name))
    .map(([name, value]) => declare('const', id(name), str(value)));
}

function importStatements(node: t.ImportDeclaration, unit: Unit): t.Statement[] {
  const source = fullName(node.source.value);
  const used = node.specifiers.filter((specifier) => isUsed(specifier.local, unit));
  const known = MODULES[source];
  const harness = unit.options.origin === 'harness';
  if (!known || (OF_HARNESS.has(source) && !harness)) {
    // What is imported for its types only is erased, like TypeScript does.
    if (node.specifiers.length > 0 && used.length === 0) return [];
    refuse(node, `'${source}' cannot be imported; there are ${importable(harness)}`, 'forbidden');
  }
  return node.specifiers.map((specifier) => {
    const module = invoke('imported', str(source));
    if (t.isImportNamespaceSpecifier(specifier)) return declare('const', id(specifier.local.name), module);
    if (t.isImportDefaultSpecifier(specifier)) {
      if (DEFAULT_EXPORTS.has(source)) {
        const name = DEFAULT_EXPORTS.get(source);
        const value = name === undefined ? module : t.memberExpression(module, id(name));
        return declare('const', id(specifier.local.name), value);
      }
      return refuse(specifier, `'${source}' has no default export; write import { … } from '${source}'`);
    }
    const name = t.isIdentifier(specifier.imported) ? specifier.imported.name : specifier.imported.value;
    if (!known.includes(name)) refuse(specifier, `'${source}' has no '${name}'; ${elsewhere(name, known)}`);
    return declare('const', id(specifier.local.name), t.memberExpression(module, id(name)));
  });
}

function importable(harness: boolean): string {
  return Object.keys(MODULES)
    .filter((module) => harness || !OF_HARNESS.has(module))
    .map((module) => `'${module}'`)
    .join(', ');
}

function elsewhere(name: string, known: readonly string[]): string {
  const module = moduleOf(name);
  if (module !== undefined) return `import it from '${module}'`;
  const respelling = respelt(name, known);
  return respelling === undefined ? `it has ${known.join(', ')}` : `it is called '${respelling}' here`;
}

function isUsed(local: t.Identifier, unit: Unit): boolean {
  const binding = unit.analysis.module.bindings.get(local.name);
  return [...unit.analysis.references.values()].includes(binding!);
}

/** Notes what a statement exports, and answers what is left of it. */
function exportedStatement(node: t.Statement, exported: Map<string, string>): t.Statement[] {
  if (t.isExportAllDeclaration(node))
    refuse(node, 're-exports are not supported; export what this file declares');
  if (t.isExportDefaultDeclaration(node)) {
    const { declaration } = node;
    if ((t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration)) && declaration.id) {
      exported.set('default', declaration.id.name);
      return [declaration];
    }
    exported.set('default', '$$default');
    const value = t.toExpression(declaration as t.Expression);
    return [t.variableDeclaration('const', [t.variableDeclarator(id('$$default'), value)])];
  }
  if (!t.isExportNamedDeclaration(node)) return [node];
  if (node.source) refuse(node, 're-exports are not supported; export what this file declares');
  for (const specifier of node.specifiers) {
    if (!t.isExportSpecifier(specifier)) continue;
    const name = t.isIdentifier(specifier.exported) ? specifier.exported.name : specifier.exported.value;
    exported.set(name, (specifier.local as t.Identifier).name);
  }
  const { declaration } = node;
  if (!declaration) return [];
  for (const name of declaredBy(declaration)) exported.set(name, name);
  return [declaration];
}

function declaredBy(node: t.Declaration): string[] {
  if (t.isVariableDeclaration(node))
    return node.declarations.flatMap((declarator) => patternNames(declarator.id));
  return t.isFunctionDeclaration(node) || t.isClassDeclaration(node) ? [node.id?.name ?? ''] : [];
}

/** Hands the namespace to the runtime, with the locations of the exported variables that can change. */
function publication(exported: ReadonlyMap<string, string>, unit: Unit): t.Statement {
  const namespace = t.objectExpression([t.objectProperty(id('__proto__'), t.nullLiteral())]);
  const locations: t.Expression[] = [];
  for (const [name, local] of exported) {
    const body = t.blockStatement([t.returnStatement(id(local))]);
    namespace.properties.push(t.objectMethod('get', str(name), [], body));
    const binding = unit.analysis.module.bindings.get(local);
    if (binding?.shared) locations.push(array([str(name), locationOf(binding)]));
  }
  return toStatement(t.callExpression(id('$$publish'), [namespace, array(locations)]));
}
