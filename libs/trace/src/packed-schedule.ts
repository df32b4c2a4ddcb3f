import type { Schedule } from './schedule';

/**
 * A schedule in few characters of Latin-1, a byte for most deviations: how many tasks there are, then for each deviation
 * `1 + gap × tasks + task`, where the gap is that to the step before it. `0, distance, count` repeats what came so many
 * deviations before: a livelock goes round and round. Seven bits a byte, the lowest first; the eighth says that more follow.
 */
export function packSchedule(schedule: Schedule): string {
  const tasks = 1 + schedule.reduce((most, { task }) => Math.max(most, task), 0);
  let previous = 0;
  const numbers = schedule.map(({ step, task }) => {
    const gap = step - previous;
    previous = step;
    return 1 + gap * tasks + task;
  });
  return [tasks, ...folded(numbers)].map(packNumber).join('');
}

/** Undefined: the text is not a packed schedule. */
export function unpackSchedule(packed: string): Schedule | undefined {
  const numbers: number[] = [];
  let number = 0;
  let scale = 1;
  for (let at = 0; at < packed.length; at++) {
    const byte = packed.charCodeAt(at);
    number += (byte & LOW_BITS) * scale;
    scale *= MORE;
    if (byte >= MORE) continue;
    numbers.push(number);
    number = 0;
    scale = 1;
  }
  const [tasks = 0, ...rest] = numbers;
  const deviations = unfolded(rest);
  if (scale > 1 || deviations === undefined || tasks < 1 || tasks > MAX_TASKS) return undefined;
  if (deviations.some((each) => each > MAX_GAP * tasks)) return undefined;
  let step = 0;
  return deviations.map((each) => {
    step += Math.floor((each - 1) / tasks);
    return { step, task: (each - 1) % tasks };
  });
}

const REPEAT = 0;
const MAX_DISTANCE = 16;

/** Fewer are written out. */
const MIN_REPEATED = 4;

/** No run has more steps; a damaged token could ask for any number. */
const MAX_DEVIATIONS = 10_000_000;

function folded(numbers: readonly number[]): number[] {
  const out: number[] = [];
  let at = 0;
  while (at < numbers.length) {
    let best = { distance: 0, count: MIN_REPEATED - 1 };
    for (let distance = 1; distance <= Math.min(MAX_DISTANCE, at); distance++) {
      let count = 0;
      while (at + count < numbers.length && numbers[at + count] === numbers[at + count - distance]) count++;
      if (count > best.count) best = { distance, count };
    }
    if (best.distance === 0) out.push(numbers[at++]!);
    else {
      out.push(REPEAT, best.distance, best.count);
      at += best.count;
    }
  }
  return out;
}

function unfolded(numbers: readonly number[]): number[] | undefined {
  const out: number[] = [];
  for (let at = 0; at < numbers.length; at++) {
    if (numbers[at] !== REPEAT) {
      out.push(numbers[at]!);
      continue;
    }
    const [distance = 0, count = 0] = numbers.slice(at + 1, at + 3);
    if (distance < 1 || distance > out.length || out.length + count > MAX_DEVIATIONS) return undefined;
    for (let repeated = 0; repeated < count; repeated++) out.push(out[out.length - distance]!);
    at += 2;
  }
  return out;
}

/** What the text form of a schedule has digits for. */
const MAX_TASKS = 36 ** 4;
const MAX_GAP = 36 ** 6;

const MORE = 128;
const LOW_BITS = MORE - 1;

function packNumber(number: number): string {
  let packed = '';
  for (; number >= MORE; number = Math.floor(number / MORE))
    packed += String.fromCharCode((number % MORE) + MORE);
  return packed + String.fromCharCode(number);
}
