import type { Failure, Report, ScenarioReport, TraceStep } from '@heddle/verdict';
import { explain } from './explain/explain';

/**
 * What a student may see. Of a hidden scenario: verdict, points, the kind of failure, and the schedule in terms of the
 * student's own code; not its name, title, assertion or output, which could print what the harness passes in. Of every
 * scenario: no line of the harness.
 */
export function forStudent(report: Report): Report {
  let hidden = 0;
  const scenarios = report.scenarios.map((scenario) =>
    scenario.visibility === 'hidden' ? hiddenScenario(scenario, ++hidden) : publicScenario(scenario),
  );
  return { ...report, scenarios };
}

function publicScenario(scenario: ScenarioReport): ScenarioReport {
  const { failure } = scenario;
  return failure === undefined ? scenario : { ...scenario, failure: withoutHarness(failure) };
}

function hiddenScenario(scenario: ScenarioReport, number: number): ScenarioReport {
  // The token of the goal names the scenario, too.
  // Sizes say how many threads it starts.
  const { failure, goal: _, size: __, ...visible } = scenario;
  const { sizes: ___, ...search } = scenario.search;
  const masked = {
    ...visible,
    search,
    name: `hidden-${number}`,
    title: { en: `hidden test ${number}`, zh: `隐藏测试 ${number}` },
  };
  return failure === undefined ? masked : { ...masked, failure: hiddenFailure(failure) };
}

function hiddenFailure({ history: _, size: __, answers: ___, ...failure }: Failure): Failure {
  // Which calls are made, by how many, and with what, is the harness's.
  const own = withoutHarness(failure);
  const facts: Failure = {
    ...own,
    message: '',
    // The token names the scenario, and could be replayed only with the harness at hand.
    token: '',
    // The harness may name its threads after what it tests.
    tasks: own.tasks.map(({ id }) => ({ id, name: '' })),
    trace: own.trace.map(anonymous),
    ...(own.last !== undefined && { last: own.last.map(anonymous) }),
    waitFor: own.waitFor.map((edge) => (edge.on === 'task' ? { ...edge, object: A_THREAD } : edge)),
    output: '',
  };
  const { message, explanation } = explain(facts, 'en');
  return { ...facts, message, explanation };
}

const A_THREAD = 'a thread';
const NAMING_TASKS = new Set(['start', 'join', 'kill']);

/** `join` and its like name their task. */
function anonymous(step: TraceStep): TraceStep {
  return NAMING_TASKS.has(step.operation) ? { ...step, target: A_THREAD } : step;
}

function withoutHarness(failure: Failure): Failure {
  const harnessSteps = new Set(
    failure.trace.filter(({ source }) => source === 'harness').map(({ step }) => step),
  );
  const trace = failure.trace.filter(({ source }) => source === 'submission');
  const ownLine = (line: number, isOwn: boolean) => (isOwn ? line : 0);
  const blockedInOwnCode = (task: number) =>
    trace.some((step) => step.blocked === true && step.task === task);
  const facts: Failure = {
    ...failure,
    trace,
    ...(failure.last !== undefined && { last: failure.last.filter(({ source }) => source === 'submission') }),
    locks: failure.locks.map((lock) => ({ ...lock, line: ownLine(lock.line, !harnessSteps.has(lock.step)) })),
    waitFor: failure.waitFor.map((edge) => ({
      ...edge,
      line: ownLine(edge.line, blockedInOwnCode(edge.task)),
    })),
  };
  return facts;
}
