import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** @param total if it was not known before */
  update(done: number, what: string, total?: number): void;
  stop(): void;
}

/** A bar on standard error, if that is a terminal; silence otherwise. */
export function progressBar(interactive: boolean, total: number): Progress {
  if (!interactive) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      format: '  {bar} {value}/{total}  {eta_formatted} left  {what}',
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
      barsize: 24,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { what: '' });
  return {
    update(done, what, total) {
      if (total !== undefined) bar.setTotal(total);
      bar.update(done, { what });
    },
    stop: () => bar.stop(),
  };
}
