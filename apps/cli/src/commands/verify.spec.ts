import { emptyFolder, heddle } from '../testing/heddle';

jest.setTimeout(120_000);

describe('heddle new and heddle verify', () => {
  const folder = emptyFolder();
  const made = heddle(['new', 'ticket-seats', '--into', '.'], folder);

  it('makes an exercise that is all as declared', () => {
    const { status, out } = heddle(['verify', 'ticket-seats'], folder);

    expect(made.status).toBe(0);
    expect(out).toContain('4 solutions: all as declared.');
    expect(status).toBe(0);
  });

  it('does not overwrite anything', () => {
    const { status, err } = heddle(['new', 'ticket-seats', '--into', '.'], folder);
    expect(err).toContain('This folder is there already.');
    expect(status).toBe(2);
  });

  it('shows the hints of it', () => {
    expect(heddle(['hint', 'ticket-seats'], folder).out).toContain('Hint 1 of 1');
    expect(heddle(['hint', 'ticket-seats', '2'], folder).status).toBe(2);
  });
});
