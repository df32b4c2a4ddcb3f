import { extname } from 'node:path';
import { markingOf, type MutantCheck, type MutantReport } from '@heddle/grading';
import type { Style } from '@heddle/report';

/** What `heddle verify` says of mutants. */
export function mutantsText({ references, checks, leftOut }: MutantReport, style: Style): string {
  const count = (outcome: MutantCheck['outcome']) =>
    checks.filter((check) => check.outcome === outcome).length;
  const [killed, equivalent, survive] = [count('killed'), count('equivalent'), count('survived')];
  const rate = killed + survive === 0 ? '' : ` (${percent(killed / (killed + survive))})`;
  const summary =
    `  ${plural(checks.length, 'mutant')} of ${plural(references, 'reference')}: ${killed} killed${rate}, ` +
    `${equivalent} marked equivalent, ${survive} ${survive === 1 ? 'survives' : 'survive'}.\n`;
  const limited =
    leftOut === 0
      ? ''
      : `  ${plural(leftOut, 'more mutant')} not graded: --mutants <n> grades more of each reference.\n`;
  const survivors = checks
    .filter(({ outcome }) => outcome === 'survived')
    .map((check) => survivorText(check, style));
  return `${summary}${limited}${survivors.join('')}\n`;
}

function survivorText(check: MutantCheck, style: Style): string {
  const { reference, mutant } = check;
  const folder = reference.split('/', 1).join('');
  return `
  ${style.bad('✗')} ${reference}:${mutant.line}  ${mutant.operator}: the harness accepts this
${indented(mutant.diff, 6)}
      If it is wrong, a student who writes it gets all points: add a scenario to ${folder}/harness${extname(reference)}, or make one stricter.
      If it is a correct solution too, say why in ${folder}/mutants.yaml, in the list \`equivalent\`:
${indented(markingOf(check), 8)}
`;
}

function indented(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Rounded down: 100 % is said only if it is that. */
function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10} %`;
}
