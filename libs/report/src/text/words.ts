import type { ReaderLanguage } from './language';

type Words = Readonly<Record<ReaderLanguage, Readonly<Record<string, string>>>>;

/** What operations are called in a table; a word that is missing stays as the report has it. */
const OPERATIONS: Words = {
  en: {
    'atomic-read': 'read',
    'atomic-update': 'update',
    inspect: 'check',
    reacquire: 'wake up',
    'semaphore-acquire': 'acquire',
    'semaphore-release': 'release',
    'event-wait': 'wait for',
    'event-set': 'set',
    'event-clear': 'clear',
    'barrier-wait': 'arrive at',
    'barrier-leave': 'leave',
    'barrier-reset': 'reset',
    'barrier-abort': 'abort',
    'task-done': 'done with',
    'queue-join': 'wait for',
    shutdown: 'shut down',
    'out-of-fuel': 'limit reached',
    pass: 'yield',
    turn: 'await',
    pause: 'wait in',
  },
  zh: {
    read: '读',
    write: '写',
    'atomic-read': '读',
    'atomic-update': '更新',
    inspect: '查看',
    start: '启动',
    join: '等待结束',
    sleep: '睡眠',
    pass: '让出',
    acquire: '取锁',
    release: '释放',
    wait: '等通知',
    notify: '通知',
    reacquire: '醒来',
    'semaphore-acquire': '取许可',
    'semaphore-release': '还许可',
    'event-wait': '等事件',
    'event-set': '置位',
    'event-clear': '清除',
    'barrier-wait': '到达',
    'barrier-leave': '离开',
    'barrier-reset': '重置',
    'barrier-abort': '中止',
    put: '放入',
    get: '取出',
    'task-done': '完成',
    'queue-join': '等待',
    shutdown: '关闭',
    'out-of-fuel': '到达上限',
    end: '结束',
    await: '等待',
    turn: '等待',
    pause: '等待',
  },
};

export function operationWord(operation: string, language: ReaderLanguage): string {
  return OPERATIONS[language][operation] ?? operation;
}

export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
