export type Files = Readonly<Record<string, string>>;

/** What somebody has changed in the files of a version and not saved yet: new texts by path; null: taken away. */
export type Changes = Readonly<Record<string, string | null>>;

export function applied(files: Files, changes: Changes): Files {
  const all = Object.entries({ ...files, ...changes });
  return Object.fromEntries(all.flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}

/** A change that leads back to what is there is none. */
export function changed(files: Files, changes: Changes, path: string, text: string | null): Changes {
  const { [path]: _, ...others } = changes;
  return (files[path] ?? null) === text ? others : { ...others, [path]: text };
}

/** What leads from some files to others. */
export function changesBetween(before: Files, after: Files): Changes {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return paths.reduce<Changes>((all, path) => changed(before, all, path, after[path] ?? null), {});
}

/** They are kept in this browser, for each person and version. */
const keyOf = (user: string, version: string) => `heddle.files.${user}.${version}`;

export function readChanges(user: string, version: string): Changes {
  const kept = localStorage.getItem(keyOf(user, version));
  return kept === null ? {} : (JSON.parse(kept) as Changes);
}

/** A browser without room loses them at its end, and nothing now. */
export function keepChanges(user: string, version: string, changes: Changes): void {
  try {
    if (Object.keys(changes).length === 0) localStorage.removeItem(keyOf(user, version));
    else localStorage.setItem(keyOf(user, version), JSON.stringify(changes));
  } catch {
    // They are on the page all the same.
  }
}
