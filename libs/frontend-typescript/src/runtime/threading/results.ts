import { OperationResult } from '@heddle/trace';

/** What operations answer, as the plain numbers that a coroutine is resumed with. */
export const YES: number = OperationResult.Yes;
export const NO: number = OperationResult.No;
export const REFUSED: number = OperationResult.Refused;
export const CLOSED: number = OperationResult.Closed;
