/** What an explaining run keeps beside its trace: values, names and times. */
export class Recording {
  /** By trace index. */
  readonly values: (string | undefined)[] = [];
  /** The virtual clock after each operation, in seconds, by trace index. */
  readonly times: number[] = [];
  readonly names = { task: [] as string[], object: [] as string[], location: [] as string[] };
}
