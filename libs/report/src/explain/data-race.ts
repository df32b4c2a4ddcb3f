import type { Failure, RaceAccess, TraceStep } from '@heddle/verdict';
import type { Text } from '../text/language';
import { sentences } from '../text/language';
import { shortName, type Explainer } from './explainer';

/** Two accesses that nothing orders, one of them a write. */
export const dataRace: Explainer = (failure) => {
  const race = failure.race && lowerTaskFirst(failure.race);
  const statement: Text = {
    en: `two threads use ${race?.variable ?? 'a variable'} at the same time`,
    zh: `两个线程同时使用 ${race?.variable ?? '同一个变量'}`,
  };
  if (race === undefined) return { statement, explanation: statement };
  const a = shortName(failure, race.first.task);
  const b = shortName(failure, race.second.task);
  const lost = lostUpdate(failure, race.variable, race.first.task, race.second.task);
  const held = [race.first, race.second].some(({ locks }) => locks.length > 0);
  const unordered: Text = {
    en: `Line ${placeEn(a, race.first, held)} and line ${placeEn(b, race.second, held)} can run in either order: ${held ? 'no lock keeps them apart' : 'neither holds a lock'}.`,
    zh: `${placeZh(a, race.first, held)}与 ${placeZh(b, race.second, held)}可以按任意先后执行：${held ? '没有共同的锁把它们隔开' : '两者都没有持有锁'}。`,
  };
  return {
    statement,
    explanation: sentences(lost ?? meeting(a, race.first, b, race.second, race.variable), unordered),
    advice: advice(failure, race),
  };
};

/** That nothing orders two accesses is as true the other way round: a reader expects T1 before T2. */
function lowerTaskFirst(race: NonNullable<Failure['race']>): NonNullable<Failure['race']> {
  const { first, second } = race;
  return first.task <= second.task ? race : { ...race, first: second, second: first };
}

/** Both read before either wrote, so one of the two writes was made from a stale value. */
function lostUpdate(failure: Failure, variable: string, taskA: number, taskB: number): Text | undefined {
  const accesses = failure.trace.filter(
    ({ target, source }) => target === variable && source === 'submission',
  );
  for (const readA of accesses) {
    if (readA.operation !== 'read' || (readA.task !== taskA && readA.task !== taskB)) continue;
    const other = readA.task === taskA ? taskB : taskA;
    const writeA = firstAfter(accesses, readA, readA.task, 'write');
    const readB = firstAfter(accesses, readA, other, 'read');
    const writeB = readB && firstAfter(accesses, readB, other, 'write');
    if (!writeA || !readB || !writeB || readB.step > writeA.step || readA.value !== readB.value) continue;
    if (
      accesses.some(({ operation, step }) => operation === 'write' && step > readA.step && step < readB.step)
    )
      continue;
    if (lookedAgain(accesses, writeA, writeB)) continue;
    const names = `${shortName(failure, Math.min(taskA, taskB))} and ${shortName(failure, Math.max(taskA, taskB))}`;
    const value = readA.value === undefined ? '' : ` = ${readA.value}`;
    const increment = Number(writeA.value) === Number(readA.value) + 1;
    return {
      en: `${names} both read ${variable}${value} before either wrote, so one ${increment ? 'increment' : 'update'} was lost.`,
      zh: `${names.replace(' and ', ' 和 ')} 都在对方写入之前读到 ${variable}${value}，因此丢失了一次${increment ? '加一' : '更新'}。`,
    };
  }
  return undefined;
}

/** Whoever read it again after the first of two writes lost nothing by the second. */
function lookedAgain(accesses: readonly TraceStep[], one: TraceStep, other: TraceStep): boolean {
  const [first, second] = one.step < other.step ? [one, other] : [other, one];
  return accesses.some(
    ({ step, task, operation }) =>
      operation === 'read' && task === second.task && step > first.step && step < second.step,
  );
}

function firstAfter(
  accesses: readonly TraceStep[],
  from: TraceStep,
  task: number,
  operation: string,
): TraceStep | undefined {
  return accesses.find((step) => step.step > from.step && step.task === task && step.operation === operation);
}

function meeting(a: string, first: RaceAccess, b: string, second: RaceAccess, variable: string): Text {
  const en = (access: RaceAccess) => (access.write ? 'writes' : 'reads');
  const zh = (access: RaceAccess) => (access.write ? '写入' : '读取');
  return {
    en: `${a} ${en(first)} ${variable} at line ${first.line} while ${b} ${en(second)} it at line ${second.line}.`,
    zh: `${a} 在第 ${first.line} 行${zh(first)} ${variable}，同时 ${b} 在第 ${second.line} 行${zh(second)}它。`,
  };
}

function placeEn(name: string, { line, locks }: RaceAccess, held: boolean): string {
  const holding = held ? ` (holding ${locks.join(', ') || 'no lock'})` : '';
  return `${line} of ${name}${holding}`;
}

function placeZh(name: string, { line, locks }: RaceAccess, held: boolean): string {
  const holding = locks.length === 0 ? '（没有持有锁）' : `（持有 ${locks.join('、')}）`;
  return `${name} 的第 ${line} 行${held ? holding : ''}`;
}

function advice(failure: Failure, { variable, first, second }: NonNullable<Failure['race']>): Text {
  const locked = [first, second].find(({ locks }) => locks.length > 0);
  const bare = [first, second].find(({ locks }) => locks.length === 0);
  if (locked !== undefined && bare !== undefined) {
    const lock = locked.locks[0]!;
    return {
      en: `Line ${locked.line} takes ${lock}, line ${bare.line} does not: a lock protects only from those who take it too.`,
      zh: `第 ${locked.line} 行取得了 ${lock}，第 ${bare.line} 行没有：锁只能挡住同样去取它的线程。`,
    };
  }
  if (locked !== undefined) {
    const both =
      first.line === second.line
        ? { en: 'for both threads', zh: '两个线程' }
        : {
            en: `at line ${first.line} and at line ${second.line}`,
            zh: `第 ${first.line} 行与第 ${second.line} 行`,
          };
    return {
      en: `Which lock protects ${variable}? It has to be the same one ${both.en}.`,
      zh: `保护 ${variable} 的是哪一把锁？${both.zh}必须用同一把。`,
    };
  }
  return failure.trace.some((step) => step.target === variable && isUpdate(failure, step))
    ? {
        en: `What keeps another thread away from ${variable} between its read and its write?`,
        zh: `从读取 ${variable} 到写回之间，是什么把别的线程挡在外面？`,
      }
    : {
        en: `Which lock do both hold while they use ${variable}? Or by what does one of them wait for the other?`,
        zh: `两者使用 ${variable} 时都持有哪一把锁？或者，其中一个用什么来等另一个？`,
      };
}

/** A write of what its task had read before. */
function isUpdate({ trace }: Failure, { task, target, operation, step }: TraceStep): boolean {
  return (
    operation === 'write' &&
    trace.some(
      (read) => read.operation === 'read' && read.task === task && read.target === target && read.step < step,
    )
  );
}
