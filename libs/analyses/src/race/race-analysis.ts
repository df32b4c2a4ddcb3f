import { isAtomic, isWrite, OperationKind, type Site, type Trace } from '@heddle/trace';
import type { DataRace } from '@heddle/verdict';
import { HeldLocks } from '../held-locks';
import { clear } from './clear';
import { HappensBefore } from './happens-before';
import { ReaderVectors } from './reader-vectors';

export interface RaceReport {
  /** At most one a location, in the order in which they showed. */
  readonly races: readonly DataRace[];
  /** The sites of all accesses seen to conflict without order, whoever's and atomic or not. The search must switch there. */
  readonly unorderedSites: readonly number[];
}

/**
 * FastTrack: Flanagan, Freund, "FastTrack: Efficient and Precise Dynamic Race Detection", PLDI 2009. A location remembers its last
 * write and its last read; only while reads of several tasks are unordered, the last read of each task.
 *
 * Where it differs:
 * - An epoch is the index of an event, from which task, clock and site follow: a race has two positions, not one.
 * - A location has two cells, one for plain accesses of the submission, where conflicts are data races, and one for all
 *   others, where they are not but must be known. In one cell, an atomic write would hide the plain write before it.
 * - Reads that were unordered with a write stay remembered after it, so that more of the unordered sites show in one run.
 *
 * Like FastTrack it finds a race on every location that has one in this trace, not every pair.
 */
export class RaceAnalysis {
  private readonly order = new HappensBefore();
  private readonly readers = new ReaderVectors();
  private readonly held = new HeldLocks();

  /**
   * By location `CELLS` integers, of which `OWN` is for plain accesses of the submission and `OTHER` for the rest. The first two: the last
   * write. `READS` further: the last read, or `~row` of `readers`. An event is stored as its index plus one; 0 is none.
   */
  private shadow = new Int32Array(256);
  /** By event that is an access: its task's clock. */
  private clockAt = new Int32Array(1024);

  private sites: readonly Site[] | undefined;
  private isSubmission = new Uint8Array(0);

  private trace!: Trace;
  /** By event: the task that performed it; for the tasks of an event loop, which take turns, the loop's. */
  private executor!: Int32Array;
  /** Room for that, where it is not the trace's own. */
  private executors = new Int32Array(0);
  private races: { first: number; second: number }[] = [];
  private readonly racyLocations = new Set<number>();
  /** The unordered sites of this run, ascending, and for every site whether it is among them. */
  private unordered: number[] = [];
  private isUnordered = new Uint8Array(0);

  /** @param sites by site number; an unknown site counts as the harness's */
  analyse(trace: Trace, sites: readonly Site[]): RaceReport {
    this.open(trace, sites);
    const { order, shadow, clockAt, isSubmission } = this;
    const { length, kind, object, site, synchronising } = trace;
    const task = this.executor;
    let { clocks } = order;
    for (let at = 0; at < length; at++) {
      const operation = kind[at]!;
      if (operation > (OperationKind.AtomicUpdate as number)) {
        order.perform(trace, at);
        ({ clocks } = order);
        if (operation === (OperationKind.Kill as number)) this.markCutOff(at);
        continue;
      }
      const by = task[at]!;
      const row = by * order.width;
      const synchronises = synchronising.size > 0 && isAtomic(operation) && synchronising.has(object[at]!);
      if (synchronises) {
        order.synchronise(by, object[at]!, false);
        ({ clocks } = order);
      }
      clockAt[at] = clocks[row + by]!;

      const cell = object[at]! * CELLS;
      const own = operation <= (OperationKind.Write as number) && isSubmission[site[at]!] === 1 ? OWN : OTHER;
      const write = shadow[cell + own]!;
      if (write !== 0 && clockAt[write - 1]! > clocks[row + task[write - 1]!]!) this.conflict(write, at);
      const otherWrite = shadow[cell + (own ^ 1)]!;
      if (otherWrite !== 0 && !this.isBehind(otherWrite, row)) this.conflict(otherWrite, at);

      const reads = cell + READS + own;
      const read = shadow[reads]!;
      if ((operation & 1) === 0) {
        // Read and AtomicRead are even.
        if (read === 0 || (read > 0 && clockAt[read - 1]! <= clocks[row + task[read - 1]!]!))
          shadow[reads] = at + 1;
        else shadow[reads] = this.shareRead(read, at, by);
      } else {
        if (read !== 0) shadow[reads] = this.checkReads(read, at, row, true);
        const otherRead = shadow[reads ^ 1]!;
        if (otherRead !== 0) this.checkReads(otherRead, at, row, false);
        shadow[cell + own] = at + 1;
      }
      if (synchronises && isWrite(operation)) {
        order.synchronise(by, object[at]!, true);
        ({ clocks } = order);
      }
    }
    if (this.unordered.length === 0) return NOTHING;
    return { races: this.describe(), unorderedSites: this.unordered };
  }

  private open(trace: Trace, sites: readonly Site[]): void {
    this.trace = trace;
    this.executor = trace.loop.length === 0 ? trace.task : this.executorsOf(trace);
    if (sites !== this.sites || sites.length !== this.isSubmission.length) {
      this.sites = sites;
      this.isSubmission = Uint8Array.from(sites, (site) => (site.source === 'submission' ? 1 : 0));
      this.isUnordered = new Uint8Array(sites.length);
      this.unordered = [];
    }
    const cells = trace.locations * CELLS;
    if (cells > this.shadow.length) this.shadow = new Int32Array(cells * 2);
    else clear(this.shadow, cells);
    if (trace.length > this.clockAt.length) this.clockAt = new Int32Array(trace.task.length);
    this.order.open(trace);
    this.readers.open(trace.tasks);
    if (this.races.length > 0) this.races = [];
    if (this.racyLocations.size > 0) this.racyLocations.clear();
    if (this.unordered.length === 0) return;
    for (const site of this.unordered) this.isUnordered[site] = 0;
    this.unordered = [];
  }

  private executorsOf({ task, loop, length }: Trace): Int32Array {
    if (length > this.executors.length) this.executors = new Int32Array(task.length);
    const { executors } = this;
    for (let at = 0; at < length; at++) executors[at] = loop[task[at]!] ?? task[at]!;
    return executors;
  }

  /** Does the task whose clock is at `row` know the event? */
  private isBehind(event: number, row: number): boolean {
    return this.clockAt[event - 1]! <= this.order.clocks[row + this.executor[event - 1]!]!;
  }

  /** Takes in a read that the last read, or the vector of reads, is not behind. Answers the vector. */
  private shareRead(read: number, at: number, task: number): number {
    let vector = read;
    if (read > 0) {
      vector = ~this.readers.take();
      this.readers.set(~vector, this.executor[read - 1]!, read);
    }
    this.readers.set(~vector, task, at + 1);
    return vector;
  }

  /** Compares a write with reads. Answers what is left of them, if they are to be forgotten, when the write is behind them. */
  private checkReads(read: number, at: number, row: number, forget: boolean): number {
    if (read > 0) {
      if (this.isBehind(read, row)) return 0;
      this.conflict(read, at);
      return read;
    }
    let left = 0;
    for (let task = 0; task < this.order.width; task++) {
      const event = this.readers.get(~read, task);
      if (event === 0) continue;
      if (!this.isBehind(event, row)) {
        this.conflict(event, at);
        left++;
      } else if (forget) {
        this.readers.set(~read, task, 0);
      }
    }
    if (left > 0 || !forget) return read;
    this.readers.giveBack(~read);
    return 0;
  }

  private conflict(event: number, at: number): void {
    const { trace } = this;
    this.markUnordered(trace.site[event - 1]!);
    this.markUnordered(trace.site[at]!);
    if (!this.canRace(event - 1, at)) return;
    const location = trace.object[at]!;
    if (this.racyLocations.has(location)) return;
    this.racyLocations.add(location);
    this.races.push({ first: event - 1, second: at });
  }

  /** What a killed task did to memory that others use might not have been done: where it got to is not ordered with the kill. */
  private markCutOff(at: number): void {
    const { task, kind, object, site, length } = this.trace;
    const victim = object[at]!;
    const row = task[at]! * this.order.width;
    const isAccess = (event: number): boolean => kind[event]! <= (OperationKind.AtomicUpdate as number);
    const usedByOthers = new Set<number>();
    for (let event = 0; event < length; event++)
      if (isAccess(event) && task[event] !== victim) usedByOthers.add(object[event]!);
    for (let event = 0; event < at; event++) {
      if (task[event] !== victim || !isAccess(event) || !usedByOthers.has(object[event]!)) continue;
      if (this.clockAt[event]! > this.order.clocks[row + victim]!) this.markUnordered(site[event]!);
    }
  }

  private markUnordered(site: number): void {
    // A site beyond the known ones is the harness's, like all that nothing is known of, and is listed as often as it is met.
    if (this.isUnordered[site] === 1) return;
    this.isUnordered[site] = 1;
    const { unordered } = this;
    let at = unordered.push(site) - 1;
    for (; at > 0 && unordered[at - 1]! > site; at--) unordered[at] = unordered[at - 1]!;
    unordered[at] = site;
  }

  /** Two plain accesses of the submission's; to memory whose atomic accesses synchronise, one of them may be atomic. */
  private canRace(first: number, second: number): boolean {
    const { kind, object, site, synchronising } = this.trace;
    if (this.isSubmission[site[first]!] === 0 || this.isSubmission[site[second]!] === 0) return false;
    const atomic = Number(isAtomic(kind[first]!)) + Number(isAtomic(kind[second]!));
    return atomic === 0 || (atomic === 1 && synchronising.has(object[first]!));
  }

  private describe(): DataRace[] {
    if (this.races.length === 0) return [];
    const locks = this.locksHeldAt(this.races.flatMap(({ first, second }) => [first, second]));
    const side = (at: number): DataRace['first'] => ({
      step: at,
      task: this.trace.task[at]!,
      site: this.trace.site[at]!,
      write: isWrite(this.trace.kind[at]!),
      locks: locks.get(at)!,
    });
    return this.races.map(({ first, second }) => ({
      kind: 'data-race',
      location: this.trace.object[first]!,
      first: side(first),
      second: side(second),
    }));
  }

  /** For all of the events at once, so that the trace is replayed once however many races there are. */
  private locksHeldAt(events: readonly number[]): Map<number, readonly number[]> {
    const locks = new Map<number, readonly number[]>();
    this.held.open(this.trace);
    for (const at of [...events].sort((a, b) => a - b)) {
      this.held.advance(at);
      locks.set(at, this.held.heldBy(this.trace.task[at]!));
    }
    return locks;
  }
}

/** The layout of `shadow`. OTHER and OWN differ in the lowest bit only. */
const OTHER = 0;
const OWN = 1;
const READS = 2;
const CELLS = 4;

const NOTHING: RaceReport = { races: [], unorderedSites: [] };
