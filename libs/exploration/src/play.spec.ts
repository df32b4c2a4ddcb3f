import { play } from './play';
import { counting, twoLocks } from './testing';

describe('playing', () => {
  it('stops where there is a choice, with what everybody is about to do', () => {
    const { over, waiting, choices } = play(counting(2, 1), [], 1);
    expect(over).toBe(false);
    expect(choices.every((task) => task === 0)).toBe(true);
    expect(waiting.filter(({ enabled }) => enabled).length).toBeGreaterThan(1);
  });

  it('makes the moves that it is told, and those that cannot be otherwise', () => {
    const target = counting(2, 1);
    let played = play(target, [], 1);
    const isUp = (task: number) => played.waiting.some((each) => each.task === task && each.enabled);
    // Both are started, then both read before either writes.
    while (!isUp(1) || !isUp(2)) played = play(target, [...played.choices, 0], 1);
    played = play(target, [...played.choices, 1, 2, 2, 1], 1);
    while (!played.over)
      played = play(target, [...played.choices, played.waiting.find((w) => w.enabled)!.task], 1);
    expect(played.run.findings.map(({ kind }) => kind)).toEqual(['data-race', 'wrong-result']);
  });

  it('goes on to the end by default', () => {
    const { over, run } = play(counting(2, 1, { locked: true }), [], 1, { toTheEnd: true });
    expect(over).toBe(true);
    expect(run.findings).toEqual([]);
  });

  it('shows who cannot move', () => {
    const target = twoLocks();
    const deadlocked = play(target, [0, 0, 1, 2, 1, 2], 1);
    const stuck = deadlocked.waiting.filter(({ enabled }) => !enabled);
    expect(deadlocked.over || stuck.length > 0).toBe(true);
  });

  it('is the same run for the same choices', () => {
    const once = play(counting(2, 2), [0, 0, 1, 2, 1, 2], 7);
    const twice = play(counting(2, 2), once.choices, 7);
    expect(twice.choices).toEqual(once.choices);
    expect(twice.run.events).toEqual(once.run.events);
  });
});
