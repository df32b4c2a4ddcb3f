import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { ModulesContainer } from '@nestjs/core';
import type { z } from 'zod';
import { ROUTE, type RouteDescription } from './route';

export interface TableEntry {
  readonly method: string;
  /** With `:parameters`. */
  readonly path: string;
  readonly route: RouteDescription;
  readonly body: z.ZodType | undefined;
  /** By name; a schema without a name is of the whole query. */
  readonly query: readonly { readonly name: string | undefined; readonly schema: z.ZodType }[];
  readonly handler: string;
}

interface Controller {
  readonly prototype?: unknown;
  readonly name: string;
}

/** Nest's kinds of parameters (`RouteParamtypes`) that may name a schema. */
const BODY = 3;
const QUERY = 4;

/**
 * Every route there is, from Nest's own metadata: what the documentation lists and the tests walk.
 *
 * @throws {Error} if one has no rule; the API does not start then
 */
export function routeTable(modules: ModulesContainer): readonly TableEntry[] {
  const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()]);
  return routeTableOf(
    controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? metatype : [])),
  );
}

/** The same from the classes themselves: no application has to run. */
export function routeTableOf(controllers: readonly Controller[]): readonly TableEntry[] {
  return controllers
    .flatMap(routesOf)
    .sort((a, b) => (a.path === b.path ? compare(a.method, b.method) : compare(a.path, b.path)));
}

function routesOf(controller: Controller): readonly TableEntry[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name] as object;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const at = `${controller.name}.${name}`;
    const route = Reflect.getMetadata(ROUTE, handler) as RouteDescription | undefined;
    if (route === undefined) throw new Error(`${at} has no @Route: nobody has decided who may use it.`);
    const parameters = parametersOf(controller, name);
    return [
      {
        method: RequestMethod[method],
        path: joined(
          Reflect.getMetadata(PATH_METADATA, controller) as string,
          Reflect.getMetadata(PATH_METADATA, handler) as string,
        ),
        route,
        body: parameters.find(({ kind }) => kind === BODY)?.schema,
        query: parameters
          .filter(({ kind }) => kind === QUERY)
          .map(({ data, schema }) => ({ name: data, schema })),
        handler: at,
      },
    ];
  });
}

function parametersOf(controller: object, method: string) {
  const all = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { readonly data?: string; readonly schema?: z.ZodType }
  >;
  return Object.entries(all).flatMap(([key, { data, schema }]) =>
    schema === undefined ? [] : [{ kind: Number(key.split(':')[0]), data, schema }],
  );
}

function joined(...parts: readonly string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
