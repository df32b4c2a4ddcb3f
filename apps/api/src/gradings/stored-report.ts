import type { Prisma } from '@heddle/database';
import type { Report } from '@heddle/verdict';

/** A report as a column of JSON: plain data, which is more than its type promises. */
export function asStored(report: Report): Prisma.InputJsonObject {
  return report as unknown as Prisma.InputJsonObject;
}

/** The report of a grading; null before it is done. Only `asStored` has ever written the column. */
export function storedReport(grading: { readonly report: Prisma.JsonValue } | null): Report | null {
  return (grading?.report ?? null) as Report | null;
}
