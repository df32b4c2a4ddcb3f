import { CORRECT, RACY } from './exercise';

const FIRST_STATEMENT = /(def increment\(\):\n {4}global counter\n)/;

/** A racy submission that runs some lines whenever `increment` is called. */
export function whenCalled(body: string, before = ''): string {
  return before + RACY.replace(FIRST_STATEMENT, (found) => `${found}${indented(body)}\n`);
}

/** The same around a counter that is otherwise correct: then what these lines do is all that there is to judge. */
export function whenCalledCorrectly(body: string, before = ''): string {
  return before + CORRECT.replace(FIRST_STATEMENT, (found) => `${found}${indented(body)}\n`);
}

/** A racy submission with lines of its own at module level, where they run before anything else of the run. */
export function whenLoaded(body: string): string {
  return `${body}\n${RACY}`;
}

/** A racy submission that does something with the harness's own function before it calls it. */
export function withCallback(body: string, before = ''): string {
  return (
    before + RACY.replace('    counter = change(counter)', `${indented(body)}\n    counter = change(counter)`)
  );
}

/** A racy submission whose `value()` returns what an attacker likes. */
export function returning(expression: string, before = ''): string {
  return before + RACY.replace('return counter', `return ${expression}`);
}

function indented(lines: string): string {
  return lines.trim().replace(/^(?=.)/gm, '    ');
}
