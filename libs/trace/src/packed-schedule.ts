import type { Schedule } from './schedule';

/**
 * A schedule in few characters of Latin-1, a byte for most deviations: how many tasks there are, then for each deviation
 * `gap × tasks + task`, where the gap is that to the step before it. Seven bits a byte, the lowest first; the eighth
 * says that more follow.
 */
export function packSchedule(schedule: Schedule): string {
  const tasks = 1 + Math.max(0, ...schedule.map(({ task }) => task));
  let previous = 0;
  const numbers = schedule.map(({ step, task }) => {
    const gap = step - previous;
    previous = step;
    return gap * tasks + task;
  });
  return [tasks, ...numbers].map(packNumber).join('');
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
  const [tasks = 0, ...deviations] = numbers;
  const inRange = tasks >= 1 && tasks <= MAX_TASKS && deviations.every((each) => each < MAX_GAP * tasks);
  if (scale > 1 || !inRange) return undefined;
  let step = 0;
  return deviations.map((each) => {
    step += Math.floor(each / tasks);
    return { step, task: each % tasks };
  });
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
