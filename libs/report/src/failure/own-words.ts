/** What the submission itself calls things, by their ids. */
export class WrittenTexts {
  private readonly texts = new Map<number, Set<string>>();

  note(id: number, text: string): void {
    this.texts.set(id, (this.texts.get(id) ?? new Set()).add(text));
  }

  of(id: number): readonly string[] {
    return [...(this.texts.get(id) ?? [])];
  }
}

type Names = ReadonlyMap<number, string>;

/**
 * The test may call the student's object `table.lock`; in the student's own lines it is `this`. So where all that is touched of
 * an object is written `this.…`, and nothing of another object is written alike, the object is `this` in a report, too.
 *
 * @returns what such objects are called by others, and what in the submission
 */
export function ownersInThis(
  ...kinds: readonly (readonly [Names, WrittenTexts])[]
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const ownerOf = new Map<string, string>();
  const refuted = new Set<string>();
  const written = kinds.flatMap(([names, texts]) =>
    [...names].flatMap(([id, name]) => texts.of(id).map((text) => ({ name, text }))),
  );
  for (const { name, text } of written) {
    const [, word, member] = /^(this|self)(\.[\w$#.]+)$/.exec(text) ?? [];
    if (word === undefined || member === undefined || !name.endsWith(member)) continue;
    const owner = name.slice(0, -member.length);
    const other = ownerOf.get(text);
    if (other !== undefined && other !== owner) refuted.add(owner).add(other);
    ownerOf.set(text, owner);
    found.set(owner, word);
  }
  const owners = [...found.keys()];
  const isToldOtherwise = (owner: string) =>
    refuted.has(owner) ||
    written.some(({ name, text }) => isOf(owner, name) && isOtherwise(text)) ||
    owners.some((other) => isOf(owner, other) || isOf(other, owner));
  return new Map([...found].filter(([owner]) => !isToldOtherwise(owner)));
}

/** An expression that is more than a name says nothing of how its parts are called. */
function isOtherwise(text: string): boolean {
  return /^[\w$#.[\]'"]+$/.test(text) && !/^(?:this|self)\b/.test(text);
}

export function inOwnWords(names: Names, owners: ReadonlyMap<string, string>): Names {
  return new Map(
    [...names].map(([id, name]) => {
      const owner = [...owners].find(([each]) => isOf(each, name));
      return [id, owner === undefined ? name : owner[1] + name.slice(owner[0].length)];
    }),
  );
}

function isOf(owner: string, name: string): boolean {
  return name.startsWith(`${owner}.`);
}
