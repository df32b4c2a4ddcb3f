import type { Search } from '@heddle/verdict';
import type { Text } from '../text/language';

/** A goal that no run reached. There is no single run to show, so it is told from the search. */
export function notConcurrent(search: Search, goal: Text, size?: number): Text {
  if (size !== undefined) {
    // The numbers of the search are of all sizes, and at another one it may have happened.
    return {
      en: `In none of the schedules that were run with n = ${size} did this happen: “${goal.en}”. What keeps the threads apart?`,
      zh: `以 n = ${size} 运行过的所有调度中，下面这件事都没有发生：“${goal.zh}”。是什么把线程隔开了？`,
    };
  }
  if (search.mode === 'exhaustive' && search.schedules === 1) {
    return {
      en: `This never happens: “${goal.en}”. There is only one order in which the threads can run. What keeps them apart?`,
      zh: `下面这件事从未发生：“${goal.zh}”。线程只有一种执行顺序。是什么把线程隔开了？`,
    };
  }
  const count = search.schedules.toLocaleString('en-US');
  return search.mode === 'exhaustive'
    ? {
        en: `This never happens, in none of all ${count} interleavings: “${goal.en}”. What keeps the threads apart?`,
        zh: `全部 ${count} 种交错执行中，下面这件事从未发生：“${goal.zh}”。是什么把线程隔开了？`,
      }
    : {
        en: `In none of the ${count} schedules that were run did this happen: “${goal.en}”. What keeps the threads apart?`,
        zh: `运行过的 ${count} 个调度中，下面这件事都没有发生：“${goal.zh}”。是什么把线程隔开了？`,
      };
}
