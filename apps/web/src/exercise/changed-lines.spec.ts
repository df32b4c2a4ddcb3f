import { changedLines } from './changed-lines';

const shown = (before: string, after: string) =>
  changedLines(before, after).map(({ sign, text }) => sign + text);

it('shows what goes and what comes between what stays', () => {
  expect(shown('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c']);
});

it('shows nothing but what stays for the same text', () => {
  expect(shown('a\nb', 'a\nb')).toEqual([' a', ' b']);
});

it('shows lines that come at the end', () => {
  expect(shown('a', 'a\nb\nc')).toEqual([' a', '+b', '+c']);
});
