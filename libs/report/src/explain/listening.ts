import { MAIN_TASK } from '@heddle/trace';
import type { Failure } from '@heddle/verdict';
import type { Text } from '../text/language';
import { shortName } from './explainer';

type Edge = Failure['waitFor'][number];

export const LISTENING_ADVICE: Text = {
  en: 'Who ends it: `worker.terminate()` from outside, or `parentPort.close()` inside, when there is nothing more to come?',
  zh: '不会再有消息时，由谁来结束它：外面用 `worker.terminate()`，还是里面用 `parentPort.close()`？',
};

/** An event loop that has nothing left to do, and does not end: somebody listens to a port, has a worker
 * that has not ended, or waits in `Atomics.waitAsync`. */
export function isListening({ on }: Edge): boolean {
  return on === 'message';
}

export function isLeftWorker(edge: Edge): boolean {
  return isListening(edge) && edge.task !== MAIN_TASK;
}

/** `T1 (worker 1), started at line 3, still listens for messages`. */
export function listening(failure: Failure, { task, line }: Edge): Text {
  const short = shortName(failure, task);
  if (task === MAIN_TASK)
    return { en: `${short} still waits for a message or a notification`, zh: `${short} 还在等消息或通知` };
  const name = failure.tasks.find(({ id }) => id === task)?.name ?? '';
  const who = name === '' || name === short ? short : `${short} (${name})`;
  return {
    en: `${who}${line === 0 ? '' : `, started at line ${line},`} still listens for messages`,
    zh: `${who}${line === 0 ? '' : `（在第 ${line} 行启动）`} 还在监听消息`,
  };
}
