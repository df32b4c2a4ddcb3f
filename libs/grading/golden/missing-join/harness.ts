import { always, check } from 'heddle/harness';

always('the sum of four numbers', ({ sum }) => {
  check.equal(sum([1, 2, 3, 4]), 10, 'the sum');
});
