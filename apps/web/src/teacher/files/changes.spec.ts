import { applied, changed, changesBetween } from './changes';

const files = { a: '1', b: '2' };

it('changes, adds and takes away files', () => {
  const changes = { a: 'one', b: null, c: '3' };
  expect(applied(files, changes)).toEqual({ a: 'one', c: '3' });
  expect(changesBetween(files, applied(files, changes))).toEqual(changes);
});

it.each([
  ['typed back', { a: 'one' }, 'a', '1'],
  ['added and taken away', { c: '3' }, 'c', null],
  ['taken away and added as it was', { b: null }, 'b', '2'],
])('nothing is left of what is %s', (_, changes, path, text) => {
  expect(changed(files, changes, path, text)).toEqual({});
});
