/** Everything that the environment may say to the CLI; nothing else reads `process.env`. */
export interface Environment {
  /** https://no-color.org: set and not empty means no colour. */
  readonly noColour: boolean;
  readonly forceColour: boolean;
  /** The folder that `replay` looks for exercises in. */
  readonly exercises: string;
  readonly terminal: string;
}

export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const { NO_COLOR, FORCE_COLOR, HEDDLE_EXERCISES, TERM } = variables;
  return {
    noColour: NO_COLOR !== undefined && NO_COLOR !== '',
    forceColour: FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0',
    exercises: HEDDLE_EXERCISES || 'exercises',
    terminal: TERM ?? '',
  };
}
