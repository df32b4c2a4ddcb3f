import { id } from '@heddle/contract';
import type { PipeTransform } from '@nestjs/common';
import { invalidField } from './problem-error';

/** A path parameter that is an id; the answer to another one names it. */
export function idParam(field: string): PipeTransform<unknown, string> {
  return {
    transform(value) {
      const parsed = id.safeParse(value);
      if (parsed.success) return parsed.data;
      throw invalidField(field, 'must be a UUID');
    },
  };
}
