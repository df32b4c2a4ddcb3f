import { OperationKind } from '@heddle/trace';
import { EventLoops } from './event-loops';
import { TaskState, TaskTable } from './task-table';

const ANY_TIME = [0, Infinity] as const;

describe('EventLoops', () => {
  it('never lets an async task go on by itself, whatever had its place in the table in an earlier run', () => {
    const tasks = new TaskTable();
    const loops = new EventLoops(tasks);
    const operation = loops.arm(waitingLoop(tasks), OperationKind.Complete, 0, ...ANY_TIME);
    tasks.clear();
    loops.clear();

    const owner = waitingLoop(tasks);
    const task = loops.add(owner);
    const other = loops.arm(owner, OperationKind.Complete, 0, ...ANY_TIME);
    loops.survey();

    expect(task).toBe(operation);
    expect(loops.isEnabled(task)).toBe(false);
    expect(loops.isEnabled(other)).toBe(true);
  });
});

function waitingLoop(tasks: TaskTable): number {
  const owner = tasks.add(undefined, false);
  tasks.kind[owner] = OperationKind.Turn;
  tasks.state[owner] = TaskState.Pending;
  return owner;
}
