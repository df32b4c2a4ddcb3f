import type { Failure } from '@heddle/verdict';

/** What the explorer shows: one run, as a report or the engine in the browser describes it. Numbers from 0 are indices into its trace. */
export type Story = Failure;

/** Before the first step. */
export const START = -1;
