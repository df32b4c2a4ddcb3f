import { packSchedule, unpackSchedule } from './packed-schedule';
import { decodeSchedule, encodeSchedule } from './schedule';

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

type Version = 'h1' | 'h2' | 'h3';

/** Longer schedules are packed. */
const LONGEST_TEXT = 60;
const SEPARATOR = '\n';

/**
 * `h1.<exercise>.<base64url>`: versioned, readable as far as a person cares, and closed by a check sum so that a token
 * with a typing error says so instead of replaying something else. `h2` has the size, too; `h3` is for long schedules. What
 * a token of a version looks like has never changed.
 */
export function encodeToken(token: ReplayToken): string {
  if (token.schedule.length > LONGEST_TEXT) return encodeAs('h3', token);
  return encodeAs(token.size === undefined ? 'h1' : 'h2', token);
}

function encodeAs(version: Version, token: ReplayToken): string {
  const { exercise, exerciseVersion, programHash, scenario, seed, schedule } = token;
  const size = token.size?.toString(36);
  const head = [exerciseVersion, programHash, scenario, seed.toString(36)];
  const payload =
    version === 'h3'
      ? packed([...head, size ?? ''].join(SEPARATOR), packSchedule(decodeSchedule(schedule)), exercise)
      : checked([...head, schedule, ...(size === undefined ? [] : [size])].join(SEPARATOR), exercise);
  return `${version}.${exercise}.${toBase64Url(payload)}`;
}

function checked(body: string, exercise: string): string {
  return body + SEPARATOR + checksum(exercise + body);
}

/** The schedule comes last, for it may have separators in it. */
function packed(head: string, schedule: string, exercise: string): string {
  return [head, checksum(exercise + head + schedule), schedule].join(SEPARATOR);
}

/** @throws {TokenError} with a sentence for whoever pasted it. */
export function decodeToken(text: string): ReplayToken {
  const [version, exercise, payload, ...rest] = text.trim().split('.');
  if (version === undefined || !/^h\d+$/.test(version)) {
    throw new TokenError(
      'This is not a replay token: it should start with "h1.", "h2." or "h3.". Copy it whole from the report.',
    );
  }
  if (version !== 'h1' && version !== 'h2' && version !== 'h3') {
    throw new TokenError(
      `This replay token has version ${version}; this Heddle reads h1, h2 and h3. Grade the submission again.`,
    );
  }
  const plain = payload === undefined ? undefined : fromBase64Url(payload);
  const fields = plain === undefined ? undefined : fieldsOf(version, plain);
  if (exercise === undefined || fields === undefined || rest.length > 0) throw new TokenError(DAMAGED);
  const { seed, size, ...texts } = fields;
  const token: ReplayToken = {
    exercise,
    ...texts,
    seed: parseInt(seed, 36),
    ...(size !== undefined && { size: parseInt(size, 36) }),
  };
  // The check sum is part of it, and so are characters after the last whole byte.
  if (encodeAs(version, token) !== text.trim()) throw new TokenError(DAMAGED);
  return token;
}

type Fields = Omit<ReplayToken, 'exercise' | 'seed' | 'size'> & {
  readonly seed: string;
  readonly size?: string;
};

function fieldsOf(version: Version, payload: string): Fields | undefined {
  const fields = payload.split(SEPARATOR);
  const [exerciseVersion, programHash, scenario, seed, fifth, sixth, ...more] = fields;
  if (
    exerciseVersion === undefined ||
    programHash === undefined ||
    scenario === undefined ||
    seed === undefined ||
    fifth === undefined
  )
    return undefined;
  const head = { exerciseVersion, programHash, scenario, seed };
  if (version === 'h1') return { ...head, schedule: fifth };
  if (version === 'h2') return sixth === undefined ? undefined : { ...head, schedule: fifth, size: sixth };
  const schedule = unpackSchedule(more.join(SEPARATOR));
  if (schedule === undefined) return undefined;
  return { ...head, schedule: encodeSchedule(schedule), ...(fifth !== '' && { size: fifth }) };
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
