/** An enum object with its reverse mapping, as TypeScript makes it. */
export function enumeration(members: readonly (readonly [string, string | number])[]): object {
  const result: Record<string, string | number> = {};
  for (const [name, value] of members) {
    result[name] = value;
    if (typeof value === 'number') result[value] = name;
  }
  return Object.freeze(result);
}
