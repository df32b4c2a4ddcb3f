/** What a replay token pins: everything that the same failure needs but the submission itself. */
export interface ReplayToken {
  /** The exercise's id. */
  readonly exercise: string;
  /** The first characters of the exercise version and of the submission's SHA-256, in hexadecimal. */
  readonly exerciseVersion: string;
  readonly programHash: string;
  readonly scenario: string;
  readonly seed: number;
  /** See `encodeSchedule`. */
  readonly schedule: string;
  /** What the scenario was run with; absent: it has no sizes. */
  readonly size?: number;
}

export class TokenError extends Error {
  override readonly name = 'TokenError';
}

/** `h2` has the size, too. What a token without one looks like has never changed. */
const VERSION = { withoutSize: 'h1', withSize: 'h2' };
const SEPARATOR = '\n';

/**
 * `h1.<exercise>.<base64url>`, `h2.…` if it has a size: versioned, readable as far as a person cares, and closed by a check sum so that a token
 * with a typing error says so instead of replaying something else.
 */
export function encodeToken(token: ReplayToken): string {
  const fields = [
    token.exerciseVersion,
    token.programHash,
    token.scenario,
    token.seed.toString(36),
    token.schedule,
    ...(token.size === undefined ? [] : [token.size.toString(36)]),
  ];
  const version = token.size === undefined ? VERSION.withoutSize : VERSION.withSize;
  const body = fields.join(SEPARATOR);
  return `${version}.${token.exercise}.${toBase64Url(body + SEPARATOR + checksum(token.exercise + body))}`;
}

/** @throws {TokenError} with a sentence for whoever pasted it. */
export function decodeToken(text: string): ReplayToken {
  const [version, exercise, payload, ...rest] = text.trim().split('.');
  if (version === undefined || !/^h\d+$/.test(version)) {
    throw new TokenError(
      'This is not a replay token: it should start with "h1." or "h2.". Copy it whole from the report.',
    );
  }
  if (version !== VERSION.withoutSize && version !== VERSION.withSize) {
    throw new TokenError(
      `This replay token has version ${version}; this Heddle reads ${VERSION.withoutSize} and ${VERSION.withSize}. Grade the submission again.`,
    );
  }
  const fields = payload === undefined ? [] : (fromBase64Url(payload)?.split(SEPARATOR) ?? []);
  const check = fields.pop();
  const [exerciseVersion, programHash, scenario, seed, schedule, size] = fields;
  if (
    exercise === undefined ||
    exerciseVersion === undefined ||
    programHash === undefined ||
    scenario === undefined ||
    seed === undefined ||
    schedule === undefined ||
    rest.length > 0 ||
    fields.length !== (version === VERSION.withSize ? 6 : 5) ||
    check !== checksum(exercise + fields.join(SEPARATOR))
  ) {
    throw new TokenError(DAMAGED);
  }
  const token: ReplayToken = {
    exercise,
    exerciseVersion,
    programHash,
    scenario,
    seed: parseInt(seed, 36),
    schedule,
    ...(size !== undefined && { size: parseInt(size, 36) }),
  };
  // Characters after the last whole byte would not be noticed otherwise.
  if (encodeToken(token) !== text.trim()) throw new TokenError(DAMAGED);
  return token;
}

const DAMAGED = 'This replay token is damaged. Copy it whole from the report.';

/** FNV-1a: against typing errors, not against forgery. A forged token replays a schedule; it grades nothing. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url of Latin-1 text, written out because this library runs where neither Node nor a browser is. */
function toBase64Url(text: string): string {
  let encoded = '';
  for (let index = 0; index < text.length; index += 3) {
    const bits =
      (text.charCodeAt(index) << 16) |
      ((text.charCodeAt(index + 1) || 0) << 8) |
      (text.charCodeAt(index + 2) || 0);
    for (let shift = 18; shift >= 0 && index + (18 - shift) / 6 <= text.length; shift -= 6) {
      encoded += ALPHABET[(bits >> shift) & 63]!;
    }
  }
  return encoded;
}

function fromBase64Url(encoded: string): string | undefined {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const character of encoded) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      text += String.fromCharCode((bits >> count) & 255);
    }
  }
  return text;
}
