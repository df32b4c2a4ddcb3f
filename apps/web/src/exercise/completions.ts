import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { ProgrammingLanguage } from '../api/answers';

const THREADING = {
  typescript:
    'Barrier BoundedSemaphore Condition Event Lock RLock Semaphore Thread ThreadLocal currentThread sleep',
  python: 'Barrier BoundedSemaphore Condition Event Lock RLock Semaphore Thread local current_thread',
};
const QUEUE = {
  typescript: 'Empty Full LifoQueue PriorityQueue Queue',
  python: 'Empty Full LifoQueue PriorityQueue Queue',
};
const METHODS = {
  typescript:
    'acquire release run locked wait waitFor notify notifyAll set clear isSet start join isAlive put get taskDone qsize empty full shutdown',
  python:
    'acquire release locked wait wait_for notify notify_all set clear is_set start join is_alive put get task_done qsize empty full shutdown',
};

/** Completes the names of the concurrency modules, and the methods of what they make. */
export function completionsOf(language: ProgrammingLanguage) {
  const modules = language === 'typescript' ? ['heddle/threading', 'heddle/queue'] : ['threading', 'queue'];
  const names = [
    ...options(THREADING[language], 'class', modules[0]!),
    ...options(QUEUE[language], 'class', modules[1]!),
  ];
  const methods = options(METHODS[language], 'method', '');
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/\.?[\w$]*/);
    if (word === null || (word.from === word.to && !context.explicit)) return null;
    return word.text.startsWith('.')
      ? { from: word.from + 1, options: methods, validFor: /^\w*$/ }
      : { from: word.from, options: names, validFor: /^\w*$/ };
  };
}

function options(names: string, type: string, detail: string) {
  return names.split(' ').map((label) => ({ label, type, ...(detail !== '' && { detail }) }));
}
