/**
 * A schedule is what differs from the default: go on with the running task while it is enabled, else take the enabled
 * task with the lowest number. So the shortest schedules are the simplest to understand, and the default has length 0.
 */
export type Schedule = readonly Deviation[];

/** Before the operation with index `step` of the trace, `task` goes on instead of the default one. */
export interface Deviation {
  readonly step: number;
  readonly task: number;
}

/** Gaps between steps and tasks, in base 36: `c.1-3.0` for task 1 at step 12 and task 0 at step 15. */
export function encodeSchedule(schedule: Schedule): string {
  let previous = 0;
  return schedule
    .map(({ step, task }) => {
      const gap = step - previous;
      previous = step;
      return `${gap.toString(36)}.${task.toString(36)}`;
    })
    .join('-');
}

/** @throws {RangeError} if the text is not a schedule. */
export function decodeSchedule(text: string): Schedule {
  if (text === '') return [];
  let step = 0;
  return text.split('-').map((part) => {
    const match = /^([0-9a-z]{1,6})\.([0-9a-z]{1,4})$/.exec(part);
    if (match === null) throw new RangeError(`not a schedule: "${part}"`);
    step += parseInt(match[1]!, 36);
    return { step, task: parseInt(match[2]!, 36) };
  });
}
