import type { Job } from '../../../job';

/** What submissions are made of: threads, processes and tasks, and what they share. */
const SUBMISSION = `
import asyncio
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Queue
from threading import Condition, Event, Lock, Semaphore, Thread


@dataclass
class Item:
    number: int
    labels: list = field(default_factory=list)


class Shelf:
    def __init__(self, size):
        self.size = size
        self.items = deque()
        self.changed = Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.size:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            self.changed.wait_for(lambda: self.items)
            item = self.items.popleft()
            self.changed.notify_all()
            return item


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = Lock()

    @property
    def balance(self):
        return self._balance

    def add(self, amount):
        self._lock.acquire()
        try:
            if self._balance + amount < 0:
                raise ValueError(f"{amount} is more than {self._balance}")
            self._balance += amount
        finally:
            self._lock.release()


@contextmanager
def turn(permits):
    permits.acquire()
    yield
    permits.release()


def numbers(end):
    n = 0
    while n < end:
        yield n
        n += 1


class Worker(Thread):
    def __init__(self, jobs, results):
        super().__init__()
        self.jobs = jobs
        self.results = results

    def run(self):
        while (job := self.jobs.get()) is not None:
            self.results.append(job * job)


async def gather(count, lock, read):
    total = 0

    async def add(n):
        nonlocal total
        async with lock:
            total += await read(n)

    await asyncio.gather(*[add(n) for n in range(count)])
    return total
`;

const HARNESS = `
import asyncio
from queue import Queue
from threading import Event, Lock, Semaphore, Thread

from heddle import always, check, outside


def run_all(*targets):
    threads = [Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@always("accounts")
def accounts(student):
    account = student.Account(10)

    def spend():
        for amount in (-3, 1, -20):
            try:
                account.add(amount)
            except ValueError as error:
                check("20" in str(error), "the message has no amount")

    run_all(spend, spend)
    check.equal(account.balance, 6, "the balance")


@always("shelf")
def shelf(student):
    shelf = student.Shelf(1)
    taken = []
    run_all(
        lambda: [shelf.put(student.Item(n, [str(n)])) for n in range(2)],
        lambda: taken.extend(shelf.take().number for _ in range(2)),
    )
    check.equal(taken, [0, 1], "what was taken")


@always("workers")
def workers(student):
    jobs, results = Queue(), []
    pool = [student.Worker(jobs, results) for _ in range(2)]
    for worker in pool:
        worker.start()
    for n in student.numbers(3):
        jobs.put(n)
    for _ in pool:
        jobs.put(None)
    for worker in pool:
        worker.join()
    check.equal(sorted(results), [0, 1, 4], "the results")


@always("turns")
def turns(student):
    permits, opened, counts = Semaphore(1), Event(), {}

    def count(name):
        opened.wait()
        with student.turn(permits):
            counts[name] = counts.get(name, 0) + 1
            counts["all"] = counts.get("all", 0) + 1

    run_all(lambda: count("a"), lambda: count("b"), opened.set)
    check.equal(counts, {"a": 1, "b": 1, "all": 2}, "the counts")


@always("tasks")
async def tasks(student):
    async def read(n):
        await outside(name=f"read {n}")
        return n

    check.equal(await student.gather(3, asyncio.Lock(), read), 3, "the total")
`;

/** Of each scenario. */
const SCHEDULES = 400;

/** What the interpreter is made quick with. */
export const JOB: Job = {
  language: 'python',
  submission: { file: 'sample.py', source: SUBMISSION },
  harness: { file: 'harness.py', source: HARNESS },
  seed: 1,
  limits: { steps: 20_000, fuel: 1_000_000, output: 64_000, timeMs: 120_000, memoryMb: 96 },
  task: {
    kind: 'explore',
    scenarios: ['accounts', 'shelf', 'workers', 'turns', 'tasks'].map((name) => ({
      name,
      schedules: SCHEDULES,
    })),
  },
};
