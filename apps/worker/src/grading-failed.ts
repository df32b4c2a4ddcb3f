import type { Report } from '@heddle/verdict';

/** Ours: worth another attempt, unless the job has ended its grader again and again. */
export class GradingFailed extends Error {
  override readonly name = 'GradingFailed';
  /** For the log only. */
  readonly detail: string;
  readonly report: Report | undefined;
  readonly isFinal: boolean;

  constructor(
    message: string,
    { detail = '', report, isFinal = false }: { detail?: string; report?: Report; isFinal?: boolean } = {},
  ) {
    super(message);
    this.detail = detail;
    this.report = report;
    this.isFinal = isFinal;
  }
}
