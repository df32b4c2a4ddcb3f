import { always, check, reachable, type Ending } from 'heddle/script';

const MAIN = 0;

function textsOf({ lines }: Ending, name: string): string[] {
  return lines.map(({ text }) => text).filter((text) => text.startsWith(name));
}

function threadsOf({ lines }: Ending, name: string): number[] {
  return lines.filter(({ text }) => text.startsWith(name)).map(({ threadId }) => threadId);
}

/** Who printed the first four lines, by their initials, if each of the two printed two of them. */
function orderOf({ lines }: Ending): string {
  const names = lines.slice(0, 4).map(({ text }) => text.charAt(0));
  return names.filter((name) => name === 'A').length === 2 &&
    names.filter((name) => name === 'B').length === 2
    ? names.join('')
    : '';
}

always('fork', (script) => {
  const end = script.run();
  check.equal(textsOf(end, 'Ann'), ['Ann: 3', 'Ann: 4'], 'what Ann counted');
  check.equal(textsOf(end, 'Bob'), ['Bob: 5', 'Bob: 1'], 'what Bob counted');
  check.equal(textsOf(end, 'total').length, 1, 'the number of totals');
  check.equal(end.lines.length, 5, 'the number of lines');
});

always('spawn', (script) => {
  const { lines } = script.run();
  check.equal(lines.at(-1)?.text, 'total: 13', 'the last line');
});

always('own-processes', (script) => {
  const end = script.run();
  check(
    ![...threadsOf(end, 'Ann'), ...threadsOf(end, 'Bob')].includes(MAIN),
    'the main thread counted boxes itself',
  );
  check.equal(threadsOf(end, 'total'), [MAIN], 'the threads that print a total, 0 being the main one');
});

always('own-processes-fork', (script) => {
  const end = script.run();
  const [ann, bob] = [new Set(threadsOf(end, 'Ann')), new Set(threadsOf(end, 'Bob'))];
  check.equal([ann.size, bob.size], [1, 1], 'the number of threads in which Ann and Bob count');
  check(ann.isDisjointFrom(bob), 'Ann and Bob count in the same thread');
});

reachable('at-once', (script, reach) => {
  if (['ABAB', 'ABBA'].includes(orderOf(script.run()))) reach();
});

reachable('at-once-fork', (script, reach) => {
  if (['BABA', 'BAAB'].includes(orderOf(script.run()))) reach();
});
