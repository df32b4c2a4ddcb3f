import { PROBLEMS, problem } from '@heddle/contract';
import { z } from 'zod';
import type { TableEntry } from '../access/route-table';

/** OpenAPI 3.1 of the route table: its schemas are JSON Schemas, which Zod writes itself. */
export function openApiDocument(table: readonly TableEntry[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const entry of table) {
    const path = entry.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [entry.method.toLowerCase()]: operation(entry) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Heddle', version: '0.1.0', description: 'Grades concurrent programs.' },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'heddle_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    'x-problem-codes': Object.fromEntries(
      Object.entries(PROBLEMS).map(([code, [status, meaning]]) => [code, { status, meaning }]),
    ),
  };
}

function operation({ method, path, route, body, query, handler }: TableEntry): object {
  const { summary, may, scope, answers, produces, consumes, events } = route;
  const status =
    answers === undefined && produces === undefined ? 'default' : method === 'POST' ? '201' : '200';
  return {
    operationId: handler.replace('Controller.', '_'),
    summary,
    'x-access': may,
    description: `For: ${may.who}${'of' in may ? ` of the ${may.of}` : ''}. Scope of tokens: ${scope}.`,
    ...(may.who !== 'anyone' && { security: [{ session: [] }, { token: [] }] }),
    parameters: [...pathParameters(path), ...query.flatMap(queryParameters)],
    ...(body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    ...(consumes !== undefined && {
      requestBody: {
        required: true,
        content: { [consumes]: { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    responses: {
      [status]: {
        description: 'Done.',
        ...(answers !== undefined && {
          content: { 'application/json': { schema: schemaOf(answers, 'output') } },
        }),
        ...(produces !== undefined && {
          content: { [produces]: events === undefined ? {} : eventsOf(events) },
        }),
      },
      '4XX': {
        description: 'Refused; `code` says why.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** An event as `{ event, data }`, for want of a way to describe a stream of them. */
function eventsOf(events: Readonly<Record<string, z.ZodType>>): object {
  const one = ([name, data]: [string, z.ZodType]) => ({
    type: 'object',
    required: ['event', 'data'],
    properties: { event: { const: name }, data: schemaOf(data, 'output') },
  });
  return { schema: { oneOf: Object.entries(events).map(one) } };
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ name, schema }: TableEntry['query'][number]): object[] {
  if (name !== undefined) return [{ name, in: 'query', schema: schemaOf(schema, 'input') }];
  const { properties = {} } = schemaOf(schema, 'input') as { properties?: Record<string, object> };
  return Object.entries(properties).map(([property, of]) => ({ name: property, in: 'query', schema: of }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
