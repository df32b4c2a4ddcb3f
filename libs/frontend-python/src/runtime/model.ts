import { INITIAL_STATE, type SequentialModel } from '@heddle/trace';

/** Of `_heddle/bridge.py`: the model of the linearizable scenario that is run. */
export interface ModelBridge {
  /** JSON: `[next, outcome, problem]`. */
  readonly step: (state: number, invocation: number) => string;
  readonly invocationText: (invocation: number) => string;
  readonly outcomeText: (outcome: number) => string;
}

/** A class of the harness's, as a specification. Python is asked once for each step: the numbers are the same in all runs of a scenario. */
export class HarnessModel implements SequentialModel {
  problem: string | undefined;
  private readonly steps = new Map<string, { readonly next: number; readonly outcome: number }>();

  constructor(private readonly bridge: ModelBridge) {}

  next(state: number, invocation: number): number {
    return this.step(state, invocation).next;
  }

  outcome(state: number, invocation: number): number {
    return this.step(state, invocation).outcome;
  }

  invocationText(invocation: number): string {
    return this.bridge.invocationText(invocation);
  }

  outcomeText(outcome: number): string {
    return this.bridge.outcomeText(outcome);
  }

  private step(state: number, invocation: number): { readonly next: number; readonly outcome: number } {
    const key = `${state} ${invocation}`;
    let step = this.steps.get(key);
    if (step === undefined) this.steps.set(key, (step = this.askFor(state, invocation)));
    return step;
  }

  private askFor(state: number, invocation: number): { readonly next: number; readonly outcome: number } {
    try {
      const answer = JSON.parse(this.bridge.step(state, invocation)) as [number, number, string | null];
      const [next, outcome, problem] = answer;
      this.problem ??= problem ?? undefined;
      return { next, outcome };
    } catch (error) {
      // V8's stack ended before Python's, in built-in code.
      if (!(error instanceof RangeError)) throw error;
      this.problem ??= 'the model never ends';
      return { next: INITIAL_STATE, outcome: INCOMPARABLE };
    }
  }
}

/** No call's outcome equals it. */
const INCOMPARABLE = -1;
