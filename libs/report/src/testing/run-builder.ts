import type { ExplainedRun, RunEvent } from '@heddle/exploration';
import { Ending, ObjectKind, OperationKind, type PendingOperation, type Site } from '@heddle/trace';
import type { Finding } from '@heddle/verdict';

interface Extra {
  readonly value?: string;
  readonly result?: number;
  readonly source?: Site['source'];
  readonly function?: string;
  readonly argument?: number;
  readonly text?: string;
}

/** Writes explained runs by hand, one line an operation, as the exploration would have made them. */
export class RunBuilder {
  readonly sites: Site[] = [{ source: 'harness', line: 0, column: 0, text: '', function: '' }];
  readonly #events: RunEvent[] = [];
  readonly #pending: PendingOperation[] = [];
  readonly #tasks: string[];
  readonly #objects: string[] = [];
  readonly #objectKinds: ObjectKind[] = [];
  readonly #locations: string[] = [];

  constructor(...tasks: string[]) {
    this.#tasks = ['main', ...tasks];
  }

  location(name: string): number {
    return this.#locations.push(name) - 1;
  }

  object(kind: ObjectKind, name: string): number {
    this.#objectKinds.push(kind);
    return this.#objects.push(name) - 1;
  }

  /** Answers the event's index, which findings refer to. */
  step(task: number, kind: OperationKind, object: number, line: number, extra: Extra = {}): number {
    const { value, result = 1, argument = 0 } = extra;
    const event = {
      step: this.#events.length,
      task,
      kind,
      object,
      argument,
      result,
      site: this.site(line, extra),
      time: 0,
    };
    return this.#events.push(value === undefined ? event : { ...event, value }) - 1;
  }

  pending(task: number, kind: OperationKind, object: number, line: number, extra: Extra = {}): number {
    const site = this.site(line, extra);
    this.#pending.push({ task, kind, object, site });
    return site;
  }

  site(line: number, { source = 'submission', function: name = '', text = '' }: Extra = {}): number {
    return this.sites.push({ source, line, column: 3, text, function: name }) - 1;
  }

  build(
    findings: readonly Finding[],
    ending: Ending = Ending.Completed,
    numbers: Partial<
      Pick<ExplainedRun, 'preemptions' | 'contextSwitches' | 'contextSwitchesFound' | 'output'>
    > = {},
  ): ExplainedRun {
    return {
      findings,
      schedule: '2.1-2.2',
      preemptions: 1,
      contextSwitches: 3,
      contextSwitchesFound: 6,
      output: '',
      ...numbers,
      steps: this.#events.length,
      events: this.#events,
      ending,
      pending: this.#pending,
      names: { tasks: this.#tasks, objects: this.#objects, locations: this.#locations },
      objectKinds: this.#objectKinds,
    };
  }

  /** The main task starts the others, in the harness. */
  startAll(): void {
    this.#tasks.slice(1).forEach((_, index) => {
      this.step(0, OperationKind.Start, index + 1, 10 + index, { source: 'harness' });
    });
  }
}
