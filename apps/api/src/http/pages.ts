/** A page of rows that were asked for with one more than the page holds; each row's id is the cursor after it. */
export function pageOf<Row extends { readonly id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  answer: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const items = rows.slice(0, limit);
  return { items: items.map(answer), next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
