import type { Failure, Report, ScenarioReport, Search } from '@heddle/verdict';
import type { ReaderLanguage } from '../text/language';
import { sanitize } from '../text/sanitize';
import { number } from '../text/words';

/** What was done for one failing scenario. */
export function searchedUntilFailure({ search, failure }: ScenarioReport, language: ReaderLanguage): string {
  const at = search.failedAt;
  if (at === undefined || failure === undefined) return searched(search, language);
  const shrunk =
    failure.contextSwitchesFound > failure.contextSwitches && !goesOnForEver(failure)
      ? {
          en: `; shrunk from ${failure.contextSwitchesFound} context switches to ${failure.contextSwitches}`,
          zh: `；上下文切换从 ${failure.contextSwitchesFound} 次缩减到 ${failure.contextSwitches} 次`,
        }
      : { en: '', zh: '' };
  return language === 'zh'
    ? `搜索：第 ${number(at)} 个调度即失败${shrunk.zh}。`
    : `Searched: found at schedule ${number(at)}${shrunk.en}.`;
}

/** How often threads take turns in a run that never ends says how long it was let run, and nothing else. */
function goesOnForEver({ kind }: Failure): boolean {
  return kind === 'livelock' || kind === 'step-limit' || kind === 'output-limit';
}

function searched(search: Search, language: ReaderLanguage): string {
  return language === 'zh'
    ? `搜索：${describe(search, language)}。`
    : `Searched: ${describe(search, language)}.`;
}

/** `4 scenarios: 2 exhaustive (412 and 1,880 interleavings), 2 bounded (2,000 schedules each; …)`. */
export function searchSummary(report: Report, language: ReaderLanguage): string {
  const exhaustive = report.scenarios.filter(({ search }) => search.mode === 'exhaustive');
  const bounded = report.scenarios.filter(({ search }) => search.mode === 'bounded');
  const count = report.scenarios.length;
  const zh = language === 'zh';
  const parts: string[] = [];
  if (exhaustive.length > 0) {
    const numbers = list(
      exhaustive.map(({ search }) => number(search.schedules)),
      zh,
    );
    parts.push(
      zh
        ? `${exhaustive.length} 个穷举（${numbers} 种交错）`
        : `${exhaustive.length} exhaustive (${numbers} ${numbers === '1' ? 'interleaving' : 'interleavings'})`,
    );
  }
  if (bounded.length > 0) {
    const detail = boundedDetail(
      bounded.map(({ search }) => search),
      zh,
    );
    parts.push(zh ? `${bounded.length} 个有界（${detail}）` : `${bounded.length} bounded (${detail})`);
  }
  return zh
    ? `${count} 个场景：${parts.join('，')}。`
    : `${count} scenario${count === 1 ? '' : 's'}: ${parts.join(', ')}.`;
}

/** What was done for one scenario, without a claim beyond it. */
export function describe(search: Search, language: ReaderLanguage): string {
  const zh = language === 'zh';
  const sizes = sizesText(search, zh);
  if (search.schedules === 0) return zh ? '没有运行' : 'not run';
  if (search.mode === 'exhaustive' && search.schedules === 1)
    return zh ? `穷举，只有一种交错${sizes}` : `exhaustive, there is only one interleaving${sizes}`;
  if (search.mode === 'exhaustive') {
    return zh
      ? `穷举，共 ${number(search.schedules)} 种交错${sizes}`
      : `exhaustive, all ${number(search.schedules)} interleavings${sizes}`;
  }
  return zh
    ? `有界，${boundedDetail([search], zh)}${sizes}`
    : `bounded, ${boundedDetail([search], zh)}${sizes}`;
}

function sizesText({ sizes }: Search, zh: boolean): string {
  if (sizes === undefined) return '';
  const values = list(sizes.map(number), zh);
  return zh ? `（n = ${values}）` : `, with n = ${values}`;
}

/** What was run and could not be judged is said; it counts as nothing. */
function undecidedText(searches: readonly Search[], zh: boolean): string {
  const count = searches.reduce((sum, { undecided = 0 }) => sum + undecided, 0);
  if (count === 0) return '';
  return zh
    ? `；其中 ${number(count)} 个调度的调用记录过长，无法判定是否可线性化`
    : `; ${number(count)} of them with too many calls to decide whether they are linearizable`;
}

function boundedDetail(searches: readonly Search[], zh: boolean): string {
  const counts = [...new Set(searches.map(({ schedules }) => schedules))];
  const each = searches.length > 1 && counts.length === 1;
  const schedules = list(counts.map(number), zh);
  const bounds = searches.map(({ preemptionBound }) => preemptionBound).filter((bound) => bound !== null);
  const bound = bounds.length === searches.length ? Math.min(...bounds) : undefined;
  const strategies = [...new Set(searches.flatMap((search) => Object.keys(search.strategies)))].map((name) =>
    sanitize(name),
  );
  const undecided = undecidedText(searches, zh);
  const limit =
    bound === undefined
      ? ''
      : zh
        ? `，覆盖所有至多 ${bound} 次抢占的`
        : `, all with up to ${bound} preemption${bound === 1 ? '' : 's'}`;
  return zh
    ? `${each ? '各 ' : ''}${schedules} 个调度${limit}；${strategies.join('、')}${undecided}`
    : `${schedules} schedules${each ? ' each' : ''}${limit}; ${strategies.join(', ')}${undecided}`;
}

function list(items: readonly string[], zh: boolean): string {
  if (zh) return items.join('、');
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}
