import { isMemoryAccess, ObjectKind, OperationKind, type Site } from '@heddle/trace';
import type { ExplainedRun } from '@heddle/exploration';
import { inOwnWords, ownersInThis, WrittenTexts } from './own-words';

/** What the locations, synchronisation objects and tasks of one run are called; no two of a kind share a name. */
export interface ObjectNames {
  location(id: number): string;
  object(id: number): string;
  task(id: number): string;
  /** What an operation is done to. */
  target(kind: OperationKind, object: number): string;
}

const KIND_NAMES: Readonly<Record<ObjectKind, string>> = {
  [ObjectKind.Lock]: 'lock',
  [ObjectKind.ReentrantLock]: 'lock',
  [ObjectKind.Condition]: 'condition',
  [ObjectKind.Semaphore]: 'semaphore',
  [ObjectKind.BoundedSemaphore]: 'semaphore',
  [ObjectKind.Event]: 'event',
  [ObjectKind.Barrier]: 'barrier',
  [ObjectKind.Queue]: 'queue',
};

export function nameObjects(run: ExplainedRun, sites: readonly Site[]): ObjectNames {
  const locations = new Map<number, string>();
  const objects = new Map<number, string>();
  /** What the submission touches itself: only these have to be told apart. */
  const own = { locations: new Set<number>(), objects: new Set<number>() };
  /** Locations that are the inside of a container. */
  const contents = new Set<number>();
  /** What the submission itself calls them. */
  const texts = { locations: new WrittenTexts(), objects: new WrittenTexts() };
  const see = ({ kind, object, site }: { kind: OperationKind; object: number; site: number }) => {
    const { text = '', source } = sites[site] ?? {};
    const isOwn = source === 'submission';
    if (isMemoryAccess(kind)) {
      if (!locations.has(object))
        locations.set(object, run.names.locations[object] || receiver(text) || 'a variable');
      if (isOwn) {
        own.locations.add(object);
        texts.locations.note(object, receiver(text));
      }
      if (isAtomic(kind)) contents.add(object);
    } else if (actsOn(kind) === 'object') {
      if (!objects.has(object))
        objects.set(object, run.names.objects[object] || objectName(run.objectKinds[object], text));
      if (isOwn) {
        own.objects.add(object);
        texts.objects.note(object, objectName(run.objectKinds[object], text));
      }
    }
  };
  run.events.forEach(see);
  run.pending.forEach(see);
  const owners = ownersInThis([locations, texts.locations], [objects, texts.objects]);
  const tellLocationsApart = toldApart(fromContents(inOwnWords(locations, owners), contents), own.locations);
  const tellObjectsApart = toldApart(
    fromTheirLocks(inOwnWords(objects, owners), run.objectKinds),
    own.objects,
  );

  const location = (id: number) => tellLocationsApart.get(id) ?? run.names.locations[id] ?? 'a variable';
  const object = (id: number) =>
    tellObjectsApart.get(id) ?? (run.names.objects[id] || objectName(run.objectKinds[id], ''));
  const task = (id: number) => run.names.tasks[id] ?? '';
  return {
    location,
    object,
    task,
    target(kind, id) {
      if (isMemoryAccess(kind)) return location(id);
      const acted = actsOn(kind);
      return acted === 'task' ? task(id) || `T${id}` : acted === 'object' ? object(id) : '';
    },
  };
}

export function actsOn(kind: OperationKind): 'location' | 'task' | 'object' | 'nothing' {
  if (isMemoryAccess(kind)) return 'location';
  switch (kind) {
    case OperationKind.Start:
    case OperationKind.Join:
    case OperationKind.Kill:
      return 'task';
    case OperationKind.Sleep:
    case OperationKind.Pass:
    case OperationKind.OutOfFuel:
    case OperationKind.End:
    case OperationKind.Turn:
    case OperationKind.Await:
    case OperationKind.Complete:
    case OperationKind.Fire:
      return 'nothing';
    default:
      return 'object';
  }
}

const METHOD =
  /\.(acquire|release|locked|hold|run|wait|wait_?for|notify|notify_?all|set|clear|is_?set|put|get|(put|get)_?nowait|task_?done|join|abort)$/i;

function isAtomic(kind: OperationKind): boolean {
  return kind === OperationKind.AtomicRead || kind === OperationKind.AtomicUpdate;
}

/** `this.items.push(item)` and `this.items.length` are about `this.items`. */
function receiver(text: string): string {
  const call = /^([\w$.#[\]'"]+)\.[\w$#]+\(/.exec(text);
  return call?.[1] ?? text.replace(/^([\w$.#[\]'"]+)\.(?:length|size)$/, '$1');
}

/** `this.items` is read to get at the list, whose inside has the same name: the one that is only read for it is told apart. */
function fromContents(
  names: ReadonlyMap<number, string>,
  contents: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const inside = new Set([...names].filter(([id]) => contents.has(id)).map(([, name]) => name));
  return new Map(
    [...names].map(([id, name]) => [id, !contents.has(id) && inside.has(name) ? referenceTo(name) : name]),
  );
}

/** Python's `with condition:` takes its lock, which has no name of its own; nor has the one that a pool keeps. */
function fromTheirLocks(
  names: ReadonlyMap<number, string>,
  kinds: readonly ObjectKind[],
): ReadonlyMap<number, string> {
  const isLock = (id: number) => kinds[id] === ObjectKind.Lock || kinds[id] === ObjectKind.ReentrantLock;
  const others = new Set([...names].filter(([id]) => !isLock(id)).map(([, name]) => name));
  return new Map(
    [...names].map(([id, name]) => [id, isLock(id) && others.has(name) ? `${name}.lock` : name]),
  );
}

/** `locks[i].acquire` names the lock, `locks[i]`; `new Lock()` or nothing at all does not. */
function objectName(kind: ObjectKind | undefined, text: string): string {
  const called = text.replace(/^([\w$.#[\]'"]+)\(.*$/s, '$1');
  if (called !== text && METHOD.test(called)) return called.replace(METHOD, '');
  if (/^[\w$.#[\]'"]+$/.test(text)) return text.replace(METHOD, '');
  return kind === undefined ? 'object' : KIND_NAMES[kind];
}

/**
 * Two accounts' locks are both `this.lock` in the source: they become `this.lock #1` and `this.lock #2`. What only the
 * harness touches keeps its name, so that its variables do not number the student's.
 */
function toldApart(
  names: ReadonlyMap<number, string>,
  own: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const total = new Map<string, number>();
  for (const [id, name] of names) if (own.has(id)) total.set(name, (total.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    [...names].map(([id, name]) => {
      if (!own.has(id) || (total.get(name) ?? 0) < 2) return [id, name];
      const number = (seen.get(name) ?? 0) + 1;
      seen.set(name, number);
      return [id, `${name} #${number}`];
    }),
  );
}

/** What a variable is called that holds a container, where what is in the container has its name. */
export function referenceTo(container: string): string {
  return `${container} (reference)`;
}
