import type { HarnessPort, Port } from '@heddle/engine';
import type { Stamps } from './stamps';

/** What the parts of one realm's runtime share. */
export interface Context {
  readonly port: Port;
  readonly stamps: Stamps;
  readonly harnessPort: HarnessPort | undefined;
  /** Report names and values? */
  readonly explain: boolean;
  /** The source lines of sites, for messages. */
  readonly lines: Map<number, number>;
}
