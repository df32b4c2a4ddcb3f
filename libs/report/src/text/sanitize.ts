/**
 * Everything that a student, a file name or a program's output can put into a report goes through here before a person
 * sees it. Control characters become visible pictures, so a terminal escape or a forged line is shown, not obeyed.
 */
export function sanitize(text: string, { lines = false } = {}): string {
  let clean = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code === 0x0a && lines) clean += '\n';
    else if (code === 0x09) clean += '  ';
    else if (code < 0x20) clean += String.fromCodePoint(0x2400 + code);
    else if (code === 0x7f) clean += '\u2421';
    else clean += isDangerous(code) ? '\ufffd' : character;
  }
  return clean;
}

/** C1 controls, surrogates without a partner, line separators, and what reorders or hides text. */
function isDangerous(code: number): boolean {
  return (
    (code >= 0x80 && code <= 0x9f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0x00ad ||
    code === 0x061c ||
    code === 0xfeff ||
    code === 0xfffe ||
    code === 0xffff ||
    (code >= 0xe0000 && code <= 0xe007f)
  );
}

/** At most so many characters; what is cut is said. */
export function capped(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, Math.max(0, max - 1))}…`;
}
