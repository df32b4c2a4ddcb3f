/** A model, or a folder of them, with which nothing can be measured: whoever wrote it has to mend it. */
export class ModelError extends Error {
  override readonly name = 'ModelError';

  constructor(message: string, path: string, line?: number) {
    super(`${path}${line === undefined ? '' : `:${line}`}: ${message}`);
  }
}

export function notOneScenario(count: number, path: string): ModelError {
  return new ModelError(`it states ${count} scenarios; a model states exactly one`, path);
}

/** What a model's own code is evaluated for. @throws {ModelError} if it throws, or does not come to an end */
export function loaded<T>(evaluate: () => T, path: string): T {
  try {
    return evaluate();
  } catch (error) {
    const { name, message } = error as Partial<Error>;
    const endless = name === 'RunOver'; // out of fuel
    const what = endless ? 'does not come to an end' : `throws "${String(name)}: ${String(message)}"`;
    throw new ModelError(`it ${what} when it is loaded, before any schedule`, path);
  }
}
