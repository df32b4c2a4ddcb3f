import { DEADLOCK, LOST_UPDATE, storyOf } from '../testing/stories';
import { Timeline } from './timeline';

const lostUpdate = new Timeline(LOST_UPDATE);
const deadlock = new Timeline(DEADLOCK);

describe('the state of a run', () => {
  it('has nobody but the main thread before the first step', () => {
    const { tasks, variables } = lostUpdate.stateAt(-1);
    expect([...tasks.values()].map(({ status }) => status)).toEqual(['ready', 'unborn', 'unborn']);
    expect(variables.size).toBe(0);
  });

  it('knows a variable as soon as somebody has read it', () => {
    expect(lostUpdate.stateAt(2).variables.get('counter')).toEqual({
      value: '0',
      previous: undefined,
      writtenAt: -1,
    });
  });

  it('keeps what a write replaced', () => {
    expect(lostUpdate.stateAt(4).variables.get('counter')).toEqual({
      value: '1',
      previous: '0',
      writtenAt: 4,
    });
  });

  it('lets a task end with its last step', () => {
    expect(lostUpdate.stateAt(5).tasks.get(2)).toEqual({ status: 'done' });
    expect(lostUpdate.stateAt(5).tasks.get(1)).toEqual({ status: 'ready' });
  });

  it('says who holds a lock, and who waits for it', () => {
    const { objects, tasks } = deadlock.stateAt(3);
    expect(objects.get('a.lock')).toEqual({ kind: 'lock', holder: 1, depth: 1, since: 2 });
    expect(tasks.get(2)).toEqual({ status: 'waiting', for: { on: 'lock', name: 'a.lock', holder: 1 } });
    expect(tasks.get(0)).toEqual({ status: 'waiting', for: { on: 'task', name: 'T1', holder: 1 } });
  });

  it('is the same beyond the steps that could not be done', () => {
    expect(deadlock.stateAt(6).tasks.get(1)).toEqual({
      status: 'waiting',
      for: { on: 'lock', name: 'b.lock', holder: 2 },
    });
  });

  it('frees the lock of a condition while somebody waits there', () => {
    const timeline = new Timeline(
      storyOf([
        '0 start T1',
        '1 acquire lock',
        '1 wait filled',
        '0 acquire lock',
        '0 notify filled = 1',
        '0 release lock',
        '1 reacquire filled',
      ]),
    );
    expect(timeline.stateAt(2).objects.get('lock')).toMatchObject({ holder: undefined });
    expect(timeline.stateAt(3).objects.get('filled')).toEqual({ kind: 'condition', waiters: [1] });
    expect(timeline.stateAt(3).tasks.get(1)).toMatchObject({ status: 'waiting', for: { on: 'condition' } });
    expect(timeline.stateAt(4).tasks.get(1)).toMatchObject({
      status: 'waiting',
      for: { on: 'lock', holder: 0 },
    });
    expect(timeline.stateAt(5).tasks.get(1)).toEqual({ status: 'ready' });
    expect(timeline.stateAt(6).objects.get('lock')).toMatchObject({ holder: 1 });
  });

  it('counts what is in a queue and lets its reader wait while it is empty', () => {
    const timeline = new Timeline(
      storyOf(['0 start T1', '0 put jobs', '1 get jobs', '0 end', '1 get jobs !']),
    );
    expect(timeline.stateAt(0).tasks.get(1)).toMatchObject({ status: 'waiting', for: { on: 'queue' } });
    expect(timeline.stateAt(1).objects.get('jobs')).toEqual({ kind: 'queue', length: 1, closed: false });
    expect(timeline.stateAt(1).tasks.get(1)).toEqual({ status: 'ready' });
    expect(timeline.stateAt(4).tasks.get(1)).toMatchObject({ status: 'waiting', for: { on: 'queue' } });
  });

  it('holds a reentrant lock until its last release', () => {
    const timeline = new Timeline(storyOf(['0 acquire l', '0 acquire l', '0 release l', '0 release l']));
    expect(timeline.stateAt(2).objects.get('l')).toMatchObject({ holder: 0, depth: 1, since: 0 });
    expect(timeline.stateAt(3).objects.get('l')).toMatchObject({ holder: undefined });
  });

  it('claims nothing of an event that a hidden test may have set', () => {
    const { trace, ...facts } = storyOf(['0 h event-set go', '1 event-wait go', '1 read x = 1']);
    const visible = new Timeline({ ...facts, trace: trace.slice(1) });
    expect(visible.complete).toBe(false);
    expect(visible.stateAt(-1).tasks.get(1)).toEqual({ status: 'ready' });
  });
});

describe('the reason of a switch', () => {
  it('is a preemption if the task could have gone on', () => {
    expect(lostUpdate.rows[3]!.switch).toMatchObject({ from: 1, to: 2, why: 'preempted', next: { step: 7 } });
  });

  it('is the end of the task before', () => {
    expect(lostUpdate.rows[6]!.switch).toEqual({ from: 2, to: 1, why: 'done' });
  });

  it('is what the task before waits for', () => {
    const timeline = new Timeline(storyOf(['1 acquire l', '2 read x = 0', '1 release l', '2 acquire l']));
    expect(timeline.rows[2]!.switch).toMatchObject({
      why: 'waits',
      for: { on: 'lock', name: 'l', holder: 1 },
    });
  });

  it('is a sleep, which is nobody’s preemption', () => {
    const timeline = new Timeline(storyOf(['1 read x = 0', '2 read x = 0', '1 sleep', '2 end', '1 end']));
    expect(timeline.rows[1]!.switch).toMatchObject({ why: 'sleeps' });
  });

  it('is not guessed where a permit may have come free later', () => {
    const timeline = new Timeline(
      storyOf(['1 read x = 0', '2 semaphore-release s', '1 semaphore-acquire s']),
    );
    expect(timeline.rows[1]!.switch).toMatchObject({ why: 'unknown' });
  });

  it('is not asked for among those who are stuck', () => {
    expect(deadlock.rows.slice(4).map((row) => row.switch)).toEqual([undefined, undefined, undefined]);
  });
});

describe('an overwritten write', () => {
  it('is the one that came between a read and a write', () => {
    expect(lostUpdate.rows[6]!.overwrites).toBe(4);
    expect(lostUpdate.rows[4]!.overwrites).toBeUndefined();
  });

  it('is not lost if the writer had looked again', () => {
    const timeline = new Timeline(
      storyOf(['1 read x = 0', '2 read x = 0', '2 write x = 1', '1 read x = 1', '1 write x = 2']),
    );
    expect(timeline.rows.some((row) => row.overwrites !== undefined)).toBe(false);
  });
});

it('walks through 5,000 steps in no time', () => {
  const steps = Array.from(
    { length: 5000 },
    (_, index) => `${1 + (index % 3)} read x${index % 7} = ${index}`,
  );
  const timeline = new Timeline(storyOf(steps));
  expect(timeline.stateAt(4999).variables.get('x1')?.value).toBe('4999');
});
