import type { ReaderLanguage } from '../text/language';
import type { Style } from './style';

export interface TerminalOptions {
  readonly language: ReaderLanguage;
  readonly style: Style;
  /** Every failing scenario in full, every step of its run, and what the program printed. */
  readonly verbose: boolean;
  /** Rows of a schedule table at most. */
  readonly rows: number;
  /** The submission, for excerpts. */
  readonly source?: string;
}

export interface ReportOptions extends TerminalOptions {
  /** Commands that the report ends with; the exercise and the submission as the reader typed them. */
  readonly commands?: { readonly exercise: string; readonly submission: string; readonly hasHints: boolean };
}
