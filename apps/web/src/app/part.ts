/** A part of the client is not to be had: the connection is lost, or the server has a newer client by now. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/**
 * How to load a part of the client: `part(() => import('…'))`. The router and React keep a failure for good, so whoever
 * shows it has to have the page loaded again.
 *
 * @throws {PartMissing}
 */
export function part<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    try {
      return await load();
    } catch (cause) {
      throw new PartMissing('A part of this page could not be loaded.', { cause });
    }
  };
}

const KEY = 'heddle.loaded-again';
const SOON_MS = 60_000;

/** Loads the page again; not if that was done a moment ago, and was no help. */
export function loadAgainOnce(): void {
  if (Date.now() - Number(sessionStorage.getItem(KEY)) < SOON_MS) return;
  sessionStorage.setItem(KEY, String(Date.now()));
  window.location.reload();
}
