/** Rows as RFC 4180; a cell that a spreadsheet would run as a formula gets an apostrophe, which makes it text. */
export function renderCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const oneLine = value.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ');
  const neutral = /^\s*[=+\-@＝＋－＠|%]/.test(oneLine) ? `'${oneLine}` : oneLine;
  return /[",;]|^\s|\s$/.test(neutral) ? `"${neutral.replaceAll('"', '""')}"` : neutral;
}
