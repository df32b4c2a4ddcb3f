import { Register, type HarnessPort, type Port } from '@heddle/engine';
import { encodeYield, OperationKind } from '@heddle/trace';
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

/** What a task yields when the run is over for want of fuel: at the call or `await` that it came to last. */
export function outOfFuel({ registers }: Port): number {
  return encodeYield(OperationKind.OutOfFuel, registers[Register.Site]!);
}
