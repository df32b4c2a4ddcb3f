import { Ending, isWrite, MAIN_TASK, OperationResult, PENDING } from '@heddle/trace';
import { MAX_TASKS, MAX_UNSWITCHED_ACCESSES } from './limits';
import { createLoopPort } from './loop-port-of-run';
import { Register, type HarnessPort, type Port } from './port';
import type { RunState } from './run-state';
import { TaskState } from './task-table';

/** The port of a run state. `performAtOnce`: see `Port.perform`. */
export function createPort(state: RunState, performAtOnce: (task: number, code: number) => number): Port {
  const { registers, time, trace, table, visible, limits } = state;
  /** Whoever does what the running task does. */
  const executor = (): number => {
    const thread = registers[Register.Thread]!;
    const task = registers[Register.Task]!;
    return table.voice[thread] === task ? thread : task;
  };
  const raise: Port['raise'] = (text, frames, deliberate, unhandled = false) => {
    const task = executor();
    state.exception ??= { task, text, frames, ...(unhandled && { unhandled }) };
    if (!deliberate || task === MAIN_TASK) state.end(Ending.Exception);
  };

  return {
    registers,
    time,

    clock: () => state.clock.read(),

    access(kind, location, site) {
      registers[Register.Object] = location;
      if (
        visible[site] !== 0 ||
        state.replay ||
        state.unswitched >= MAX_UNSWITCHED_ACCESSES ||
        trace.length >= limits.steps ||
        state.stop !== undefined
      ) {
        if (!state.loops.exist || table.loop[registers[Register.Task]!]! < 0) return true;
        // An async task is never interrupted between two of its awaits.
        if (trace.length >= limits.steps) state.endExhausted();
        if (state.stop !== undefined) return false;
      }
      state.unswitched++;
      state.record(registers[Register.Task]!, kind, location, 0, OperationResult.Yes, site, isWrite(kind));
      return false;
    },

    copySwitchPoints(into) {
      if (state.replay) into.fill(1);
      else into.set(visible.subarray(0, into.length));
    },

    perform: (code) => performAtOnce(executor(), code),

    create: (kind, argument) => state.create(kind, argument),

    createTask(body, daemon) {
      if (state.table.count >= MAX_TASKS) {
        raise(`RuntimeError: can't start new thread: this run has ${MAX_TASKS} already`, '', false);
      }
      return state.table.add(body, daemon);
    },

    setDaemon(task, daemon) {
      if (state.table.state[task] === TaskState.Created) state.table.daemon[task] = daemon;
    },

    createLocations(count) {
      const first = trace.locations;
      trace.locations += count;
      return first;
    },

    synchronises: (location) => void trace.synchronising.add(location),

    loop: createLoopPort(state, (text) => raise(text, '', false)),

    random: (bound) => state.strategy!.random(bound),

    print(text) {
      if (state.aside) return;
      state.printed += text.length;
      if (state.printed > limits.output) state.end(Ending.OutputLimit);
      else state.output += text;
    },

    raise,

    breakDown: () => void (state.broken = true),

    value(text) {
      // The value of an access that is no event must not replace that of the event before.
      if (state.recording !== undefined && !state.aside) state.recording.values[trace.length - 1] ??= text;
    },

    name(what, id, name) {
      if (state.recording !== undefined) state.recording.names[what][id] ??= name;
    },
  };
}

export function createHarnessPort(state: RunState): HarnessPort {
  return {
    fail(message) {
      state.failure ??= message;
      state.end(Ending.Failed);
    },
    reach(goal, site) {
      if (!state.reached.has(goal)) state.reached.set(goal, site);
    },
    specify(model) {
      state.model = model;
    },
    call(part, invocation) {
      const task = state.registers[Register.Task]!;
      const called = state.trace.length - 1;
      return (
        state.history.push({ task, part, invocation, outcome: undefined, called, returned: PENDING }) - 1
      );
    },
    returned(call, outcome) {
      const recorded = state.history[call]!;
      recorded.outcome = outcome;
      recorded.returned = state.trace.length - 1;
    },
  };
}
