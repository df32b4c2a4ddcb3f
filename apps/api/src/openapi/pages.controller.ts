import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Response } from 'express';
import { Route } from '../access/route';
import { routeTable, type TableEntry } from '../access/route-table';
import { openApiDocument } from './document';

/** The documentation of the API. */
@Controller()
export class PagesController {
  constructor(@Inject(ModulesContainer) private readonly modules: ModulesContainer) {}

  @Get('api/openapi.json')
  @Route({ summary: 'This API as an OpenAPI 3.1 document', may: { who: 'anyone' }, scope: 'read' })
  document(@Res() response: Response): void {
    response.json(openApiDocument(routeTable(this.modules)));
  }

  @Get('api/docs')
  @Route({ summary: 'This API, to read', may: { who: 'anyone' }, scope: 'read', produces: 'text/html' })
  docs(@Res() response: Response): void {
    const rows = routeTable(this.modules).map(row).join('\n');
    response.type('html').send(
      page(
        'Heddle: API',
        `<p>Answers and requests are JSON; the schemas are in the <a href="/api/openapi.json">OpenAPI document</a>. Errors are
<code>application/problem+json</code> with a stable <code>code</code> and, in <code>errors</code>, the name of each field that is wrong.
A session sends <code>csrfToken</code> of <code>GET /api/session</code> as <code>X-CSRF-Token</code> with everything that changes something;
an API token is sent as <code>Authorization: Bearer …</code>.</p>
<table><thead><tr><th>Route</th><th>For</th><th>What it does</th></tr></thead><tbody>
${rows}
</tbody></table>`,
      ),
    );
  }
}

function row({ method, path, route }: TableEntry): string {
  const { who } = route.may;
  const of = 'of' in route.may ? ` (${route.may.of})` : '';
  return `<tr><td><code>${method} ${escape(path)}</code></td><td>${who}${of}</td><td>${escape(route.summary)}</td></tr>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head><body><main><h1>${title}</h1>
${body}
</main></body></html>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
