import type { Verdict } from '@heddle/verdict';
import type { JobLanguage, Limits } from '../job';
import { RACY } from './exercise';

/** A submission that is up to something, and what it may get for it. */
export interface Attack {
  /** The number in ATTACKS.md, with a letter where one number has several; `+` for what is particular to this architecture. */
  readonly id: string;
  readonly what: string;
  /** TypeScript where it is not said. */
  readonly language?: JobLanguage;
  /** The whole submission. It signals a success by throwing or printing `PWNED`. */
  readonly source: string;
  readonly allowed: readonly Verdict[];
  /** The submission's file name, where that is the attack. */
  readonly file?: string;
  readonly limits?: Partial<Limits>;
  /** Per scenario; 300 unless told. */
  readonly schedules?: number;
  /** Left out of the short run that is part of the tests, because it takes seconds. */
  readonly slow?: true;
}

/** Ways to end a program that does not end by itself or takes too much. */
export const LIMITS: readonly Verdict[] = [
  'step-limit',
  'livelock',
  'busy-wait',
  'output-limit',
  'time-limit',
  'memory-limit',
  'exception',
];

/** The front-end does not take it. */
export const REFUSED: readonly Verdict[] = ['forbidden', 'compile-error'];

/** The honest verdict on a counter without a lock, or a refusal: anything but what the attacker wants. */
export const CONVICTED: readonly Verdict[] = ['data-race', 'wrong-result', 'exception', ...REFUSED];

/** A submission that runs a piece of code whenever `increment` is called, and is racy besides. */
export function whenCalled(body: string): string {
  return `
let counter = 0;
export function value(): number { return counter; }
export function increment(): void { ${body}; counter += 1; }
export function update(change: (old: number) => number): void { counter = change(counter); }
`;
}

/** A racy submission with code at module level, where it runs before anything else of the run. */
export function whenLoaded(body: string): string {
  return `${body}\n${RACY}`;
}

/** The same around a counter that is otherwise correct: then what the piece of code does is all that there is to judge. */
export function whenCalledCorrectly(body: string): string {
  return `
import { Lock } from 'heddle/threading';
const lock = new Lock();
let counter = 0;
export function value(): number { return lock.run(() => counter); }
export function increment(): void { ${body}; lock.run(() => { counter += 1; }); }
export function update(change: (old: number) => number): void { lock.run(() => { counter = change(counter); }); }
`;
}
