import { INITIAL_STATE, type SequentialModel } from '@heddle/trace';
import { describeValue } from '../describe';
import { thrownText } from '../errors';
import { decodePlain, encodePlain } from '../plain-data';
import type { Stamps } from '../stamps';
import type { Callable } from '../types';

const { apply } = Reflect;
const MAX_TEXT = 60;
/** `Register.Fuel`. */
const FUEL = 3;

/** `SequentialModel.outcome` and `Call.outcome` of what is no plain data. They never equal: nobody can compare that. */
const INCOMPARABLE_TO_MODEL = -1;
const INCOMPARABLE = -2;

/**
 * A class of the harness's, as a specification: states, invocations and outcomes get numbers, the same in all runs of a
 * scenario. A state is kept as the calls that led to it and made again from a new object whenever a step goes on from it,
 * so the class needs no way to be copied; two objects with the same fields are one state.
 */
export class ClassModel implements SequentialModel {
  problem: string | undefined;
  /** Makes an object of the class as this run has it: the harness is evaluated afresh for each. */
  make: () => object = () => ({});
  private readonly states = new Numbers();
  /** By state: the invocations that led to it. */
  private readonly paths: (readonly number[])[] = [];
  private readonly invocations = new Numbers();
  private readonly outcomes = new Numbers();
  private readonly steps = new Map<string, Step>();

  constructor(
    private readonly stamps: Stamps,
    private readonly registers: Int32Array,
  ) {}

  /** Undefined if an argument is no plain data. */
  invocationOf(operation: string, args: readonly unknown[]): number | undefined {
    const text = encodePlain([operation, ...args], this.stamps);
    return text === undefined ? undefined : this.invocations.of(text);
  }

  returned(value: unknown): number {
    return this.outcomeOf(`=${encodePlain(value, this.stamps) ?? ''}`, INCOMPARABLE);
  }

  /** Exceptions are told apart by their names; their messages are the student's own affair. */
  threw(error: unknown): number {
    return this.outcomeOf(`!${thrownText(error, this.stamps).split(': ')[0]!}`, INCOMPARABLE);
  }

  next(state: number, invocation: number): number {
    return this.step(state, invocation).next;
  }

  outcome(state: number, invocation: number): number {
    return this.step(state, invocation).outcome;
  }

  invocationText(invocation: number): string {
    const [operation, ...args] = decodePlain(this.invocations.textOf(invocation)) as [string, ...unknown[]];
    return capped(`${operation}(${args.map((arg) => describeValue(arg, this.stamps)).join(', ')})`);
  }

  outcomeText(outcome: number): string {
    if (outcome < 0) return 'something that is no plain data';
    const text = this.outcomes.textOf(outcome);
    if (text.startsWith('!')) return capped(`throws ${text.slice(1)}`);
    return describeValue(decodePlain(text.slice(1)), this.stamps);
  }

  private step(state: number, invocation: number): Step {
    const key = `${state} ${invocation}`;
    let step = this.steps.get(key);
    if (step === undefined) this.steps.set(key, (step = this.makeStep(state, invocation)));
    return step;
  }

  private makeStep(state: number, invocation: number): Step {
    const fuel = this.registers[FUEL]!;
    try {
      // The initial state is number 0.
      if (this.paths.length === 0) this.stateOf(this.make(), []);
      const path = this.paths[state]!;
      const object = this.make();
      for (const past of path) this.perform(object, past);
      const outcome = this.perform(object, invocation);
      return { outcome, next: this.stateOf(object, [...path, invocation]) };
    } catch (error) {
      const endless = error === this.stamps.runOver;
      this.problem ??= endless
        ? 'the model never ends'
        : `the model cannot be made: ${thrownText(error, this.stamps)}`;
      return { outcome: INCOMPARABLE_TO_MODEL, next: INITIAL_STATE };
    } finally {
      // Each step may use all of it: how many there are is for those to bound who ask.
      this.registers[FUEL] = fuel;
    }
  }

  private perform(object: object, invocation: number): number {
    const [operation, ...args] = decodePlain(this.invocations.textOf(invocation)) as [string, ...unknown[]];
    const method = (object as Record<string, Callable>)[operation]!;
    let result: unknown;
    try {
      result = apply(method, object, args);
    } catch (error) {
      if (error === this.stamps.runOver) throw error;
      return this.threw(error);
    }
    return this.outcomeOf(`=${encodePlain(result, this.stamps) ?? ''}`, INCOMPARABLE_TO_MODEL);
  }

  private outcomeOf(text: string, incomparable: number): number {
    return text === '=' ? incomparable : this.outcomes.of(text);
  }

  private stateOf(object: object, path: readonly number[]): number {
    // What cannot be compared is a state of its own.
    const text = encodePlain(object, this.stamps, 'all') ?? `#${this.paths.length}`;
    const state = this.states.of(text);
    if (state === this.paths.length) this.paths.push(path);
    return state;
  }
}

interface Step {
  readonly next: number;
  readonly outcome: number;
}

/** Texts, numbered as they come. */
class Numbers {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  textOf(number: number): string {
    return this.texts[number]!;
  }
}

function capped(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
