import { isAtomic, isWrite, OperationKind, type Site, type Trace } from '@heddle/trace';
import type { DataRace } from '@heddle/verdict';
import { HeldLocks } from '../held-locks';
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

  /** By cell (`location * 2`, plus 1 for plain accesses of the submission): an event's index plus one, or 0. */
  private lastWrite = new Int32Array(256);
  /** By cell: likewise, or `~row` of `readers`. */
  private lastRead = new Int32Array(256);
  /** By event that is an access: its task's clock. */
  private clockAt = new Int32Array(1024);

  private sites: readonly Site[] | undefined;
  private isSubmission = new Uint8Array(0);

  private trace!: Trace;
  private races: { first: number; second: number }[] = [];
  private readonly racyLocations = new Set<number>();
  private readonly unordered = new Set<number>();

  /** @param sites by site number; an unknown site counts as the harness's */
  analyse(trace: Trace, sites: readonly Site[]): RaceReport {
    this.open(trace, sites);
    const { kind, length } = trace;
    for (let at = 0; at < length; at++) {
      if (kind[at]! > (OperationKind.AtomicUpdate as number)) this.order.perform(trace, at);
      else this.access(at, kind[at]!);
    }
    if (this.unordered.size === 0) return NOTHING;
    return { races: this.describe(), unorderedSites: [...this.unordered].sort((a, b) => a - b) };
  }

  private open(trace: Trace, sites: readonly Site[]): void {
    this.trace = trace;
    if (sites !== this.sites || sites.length !== this.isSubmission.length) {
      this.sites = sites;
      this.isSubmission = Uint8Array.from(sites, (site) => (site.source === 'submission' ? 1 : 0));
    }
    const cells = trace.locations * 2;
    if (cells > this.lastWrite.length) {
      this.lastWrite = new Int32Array(cells * 2);
      this.lastRead = new Int32Array(cells * 2);
    } else {
      this.lastWrite.fill(0, 0, cells);
      this.lastRead.fill(0, 0, cells);
    }
    if (trace.length > this.clockAt.length) this.clockAt = new Int32Array(trace.task.length);
    this.order.open(trace);
    this.readers.open(trace.tasks);
    this.races = [];
    if (this.racyLocations.size > 0) this.racyLocations.clear();
    if (this.unordered.size > 0) this.unordered.clear();
  }

  private access(at: number, kind: number): void {
    const { trace, lastWrite, lastRead } = this;
    const task = trace.task[at]!;
    const row = task * this.order.width;
    this.clockAt[at] = this.order.clocks[row + task]!;

    const canRace = kind <= (OperationKind.Write as number) && this.isSubmission[trace.site[at]!] === 1;
    const own = trace.object[at]! * 2 + (canRace ? 1 : 0);
    const other = own ^ 1;
    const write = lastWrite[own]!;
    if (write !== 0 && !this.isBehind(write, row)) this.conflict(write, at);
    const otherWrite = lastWrite[other]!;
    if (otherWrite !== 0 && !this.isBehind(otherWrite, row)) this.conflict(otherWrite, at);

    if (!isWrite(kind)) {
      this.rememberRead(own, at, task, row);
      return;
    }
    if (lastRead[own] !== 0) lastRead[own] = this.checkReads(lastRead[own]!, at, row, true);
    if (lastRead[other] !== 0) this.checkReads(lastRead[other]!, at, row, false);
    lastWrite[own] = at + 1;
  }

  /** Does the task whose clock is at `row` know the event? */
  private isBehind(event: number, row: number): boolean {
    return this.clockAt[event - 1]! <= this.order.clocks[row + this.trace.task[event - 1]!]!;
  }

  private rememberRead(cell: number, at: number, task: number, row: number): void {
    const read = this.lastRead[cell]!;
    if (read < 0) {
      this.readers.set(~read, task, at + 1);
    } else if (read === 0 || this.isBehind(read, row)) {
      this.lastRead[cell] = at + 1;
    } else {
      const vector = this.readers.take();
      this.readers.set(vector, this.trace.task[read - 1]!, read);
      this.readers.set(vector, task, at + 1);
      this.lastRead[cell] = ~vector;
    }
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
    this.unordered.add(trace.site[event - 1]!).add(trace.site[at]!);
    const location = trace.object[at]!;
    if (this.racyLocations.has(location) || !this.canRace(event - 1) || !this.canRace(at)) return;
    this.racyLocations.add(location);
    this.races.push({ first: event - 1, second: at });
  }

  private canRace(at: number): boolean {
    return !isAtomic(this.trace.kind[at]!) && this.isSubmission[this.trace.site[at]!] === 1;
  }

  private describe(): DataRace[] {
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

const NOTHING: RaceReport = { races: [], unorderedSites: [] };
