import type { Dictionary } from './dictionary';

const OPERATIONS: Readonly<Record<string, string>> = {
  'atomic-read': 'read',
  'atomic-update': 'change',
  inspect: 'look at',
  reacquire: 'take the lock again after waiting for',
  'semaphore-acquire': 'acquire',
  'semaphore-release': 'release',
  'event-wait': 'wait for',
  'event-set': 'set',
  'event-clear': 'clear',
  'barrier-wait': 'arrive at',
  'barrier-leave': 'leave',
  'barrier-reset': 'reset',
  'barrier-abort': 'abort',
  'task-done': 'task done',
  'queue-join': 'wait until done:',
  'out-of-fuel': 'goes on and on',
  end: 'ends',
};

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const en: Dictionary = {
  modes: { watch: 'Watch', play: 'Play', predict: 'Predict', repair: 'Repair' },
  explorer: 'Interleaving explorer',
  watch: 'The shortest failing run that was found. Go through it with ▶ or the arrow keys.',
  schedule: 'Schedule',
  source: 'Source',
  state: 'What is shared',
  step: 'step',
  variables: 'Variables',
  objects: 'Locks and queues',
  clock: 'clock',
  tasks: 'Threads',
  what: 'what happens',
  asTable: 'As a plain table',
  asTimeline: 'As a timeline',
  showAll: 'Show every step',
  foldAgain: 'Fold local steps',
  folded: (steps) => count(steps, 'step that nobody else can notice', 'steps that nobody else can notice'),
  copyLink: 'Copy link',
  copied: 'Copied',
  keys: '← → step · ⇧← ⇧→ switch · Home End · F failure',
  moves: {
    start: 'To the start',
    back: 'One step back',
    forward: 'One step forward',
    end: 'To the end',
    'previous-switch': 'Previous switch',
    'next-switch': 'Next switch',
    failure: 'To the failure',
  },
  position: (step, of) => `Step ${step} of ${of}`,
  beforeStart: 'Nothing has happened yet. Step forward to see who does what.',
  line: (line) => `line ${line}`,
  inTest: 'in the test',
  operation: (name) => OPERATIONS[name] ?? name,
  sentence: (task, what, place, notes) =>
    [`${task}: ${what}${place && `, ${place}`}`, ...notes.map(capitalised)].join('. ') + '.',
  never: 'waits here for ever',
  status: { unborn: 'not started', ready: 'can go on', sleeping: 'sleeps', done: 'done' },
  waitsFor: {
    lock: (name, holder) => `waits for ${name}${holder === undefined ? '' : `, which ${holder} holds`}`,
    condition: (name) => `waits for ${name} to be notified`,
    semaphore: (name) => `waits for a permit of ${name}`,
    event: (name) => `waits for ${name} to be set`,
    barrier: (name) => `waits for the others at ${name}`,
    queue: (name) => `waits for ${name}`,
    task: (name, holder) => `waits for ${holder ?? name} to end`,
  },
  next: (what) => `next: ${what}`,
  preempted: (task, next) => `${task} was interrupted before: ${next}`,
  interrupts: (task, operation) => `interrupts ${task} before its ${operation}`,
  switched: (task, why) => `${task} ${why}`,
  over: (task) => `${task} is done`,
  overwrites: (step) => `overwrites step ${step}`,
  race: (step) => `races with step ${step}`,
  free: 'free',
  heldBy: (task, depth) => `held by ${task}${depth > 1 ? ` (${depth}×)` : ''}`,
  items: (items, closed) => `${count(items, 'item', 'items')}${closed ? ', closed' : ''}`,
  taken: (permits) =>
    permits >= 0
      ? `${count(permits, 'permit', 'permits')} taken`
      : `${count(-permits, 'permit', 'permits')} added`,
  event: (set) => (set ? 'set' : 'not set'),
  waiters: (names) =>
    names.length === 0 ? 'nobody waits' : `${names.join(', ')} wait${names.length === 1 ? 's' : ''}`,
  unknownValue: '…',
  waitFor: 'Who waits for whom',
  edge: (task, object, line, holder, held) =>
    `${task} waits for ${object}${line > 0 ? ` (line ${line})` : ''}` +
    (holder === ''
      ? '; nobody is left to act'
      : `, which ${holder} holds${held > 0 ? ` since line ${held}` : ''}`),
  play: {
    goal: (what) => `Your goal: break it, until the test says “${what}”.`,
    openGoal: 'Your goal: find an order in which it breaks. No order that was tried did.',
    who: 'Who moves next?',
    cannot: (why) => `cannot move: ${why}`,
    undo: 'Undo',
    restart: 'Start over',
    finish: 'Let it run on',
    working: 'One moment…',
    broke: (what) => `You broke it: ${what}`,
    brokeOtherwise: (what) => `It goes wrong, but not as in your goal yet: ${what}`,
    passed:
      'This order goes well. Undo a move, or start over and interrupt somebody between a read and a write.',
    yours: (steps, preemptions) =>
      `Yours: ${count(steps, 'step', 'steps')}, ${count(preemptions, 'interruption', 'interruptions')}`,
    shortest: (steps, preemptions) =>
      `The shortest that was found: ${count(steps, 'step', 'steps')}, ${count(preemptions, 'interruption', 'interruptions')}`,
  },
  predict: {
    question: (task, variable, line) =>
      `${task} is about to read ${variable} in line ${line}. What will it see?`,
    right: (value) => `Right, it reads ${value}.`,
    wrong: (guess, value, because) => `Not ${guess}: it reads ${value}. ${because}`,
    writtenBy: (task, step) => `${task} wrote that in step ${step}.`,
    untouched: 'Nobody has written to it yet.',
    score: (right, asked) => `${right} of ${asked} right`,
    goOn: 'Go on',
    again: 'Once more',
    nothing: 'In this run nothing is read that several threads share, so there is nothing to guess.',
  },
  repair: {
    what: 'Change your code in the editor. The schedule that failed runs again on it, step by step.',
    run: 'Run the old schedule on my code',
    again: 'Run it again',
    working: 'Running the old schedule…',
    unchanged: 'The code does the same as before under this schedule.',
    fixed: 'Under this schedule nothing goes wrong any more. Run all tests to see about the others.',
    fails: (message) => `It still fails: ${message}`,
    same: 'Both runs do the same from start to end.',
    differs: (common) =>
      common === 0
        ? 'They differ from the first step of your code on.'
        : `They have ${count(common, 'step', 'steps')} of your code in common, and differ here:`,
    before: 'before',
    after: 'now',
    nothing: '(nothing any more)',
  },
};

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
