import { readFileSync } from 'node:fs';
import type { Failure, Report } from '@heddle/verdict';
import { folderWith, heddle, LOST_UPDATE, REFERENCE, STARTER } from '../testing/heddle';

jest.setTimeout(120_000);

function starterFailure(): Failure {
  const { out } = heddle(['grade', LOST_UPDATE, STARTER, '--json', '--schedules', '60']);
  return (JSON.parse(out) as Report).scenarios.find(({ failure }) => failure !== undefined)!.failure!;
}

describe('heddle replay', () => {
  const failure = starterFailure();

  it('repeats the identical trace in a new process', () => {
    const { status, out } = heddle(['replay', failure.token, '--submission', STARTER, '--json']);
    const replayed = JSON.parse(out) as Failure;

    expect(replayed.trace).toEqual(failure.trace);
    expect(replayed.explanation).toBe(failure.explanation);
    expect(replayed.token).toBe(failure.token);
    expect(status).toBe(1);
  });

  it('shows the run step by step', () => {
    const { out } = heddle(['replay', failure.token, '--submission', STARTER]);
    expect(out).toMatch(/✗ lost-update · .* · data-race/);
    expect(out).toContain(failure.explanation.split(' ').slice(0, 5).join(' '));
  });

  it('says when the program is another one, and replays it when forced', () => {
    const folder = folderWith({ 'increment.ts': `${readFileSync(STARTER, 'utf8')}// changed\n` });
    const args = ['replay', failure.token, '--submission', 'increment.ts'];

    const refused = heddle(args, folder);
    expect(refused.err).toContain('increment.ts is not the program that this token was made for.');
    expect(refused.status).toBe(2);
    expect(heddle([...args, '--force'], folder).status).toBe(1);
  });
});

describe('a goal', () => {
  it('is answered with a token that replays a run which reaches it', () => {
    const { out } = heddle([
      'grade',
      LOST_UPDATE,
      REFERENCE,
      '--json',
      '--scenario',
      'threads-alternate',
      '--schedules',
      '60',
    ]);
    const [scenario] = (JSON.parse(out) as Report).scenarios;

    const replayed = heddle(['replay', scenario!.goal!.token, '--submission', REFERENCE]);
    expect(replayed.status).toBe(0);
    expect(replayed.out).toContain('This schedule reaches the goal, and does not fail.');
  });
});
