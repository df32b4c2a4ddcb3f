import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ProblemError, type FieldError } from './problem-error';

/** Checks every parameter that names a schema; the answer names each field that is wrong. */
export function validation(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const errors: FieldError[] = issues.slice(0, 50).map(({ path = [], message }) => ({
        field: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.') || 'body',
        message,
      }));
      const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
      return new ProblemError('invalid-request', detail, errors);
    },
  });
}
