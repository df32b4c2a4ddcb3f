// Writes the OpenAPI document to standard output: clients' types are made from it, and nothing has to run for that.
import 'reflect-metadata';
import { routeTableOf } from '../access/route-table';
import { CONTROLLERS } from '../app.module';
import { openApiDocument } from './document';

process.stdout.write(`${JSON.stringify(openApiDocument(routeTableOf(CONTROLLERS)), null, 2)}\n`);
