from heddle import always, check


def count(log, name, turns):
    for turn in range(turns):
        log.append(f"{name}{turn}")
        yield turn
    return name


@always("fair-order")
def fair_order(student):
    log = []
    scheduler = student.Scheduler()
    for name, turns in (("a", 3), ("b", 1), ("c", 4)):
        scheduler.spawn(count(log, name, turns))
    check.equal(log, [], "what had run before run() was called")
    scheduler.run()
    check.equal(" ".join(log), "a0 b0 c0 a1 c1 a2 c2 c3", "the order of the turns")


@always("late-arrivals")
def late_arrivals(student):
    log = []
    scheduler = student.Scheduler()

    def parent():
        log.append("a0")
        scheduler.spawn(count(log, "c", 2))
        yield
        log.append("a1")
        yield
        log.append("a2")
        scheduler.spawn(count(log, "d", 1))

    scheduler.spawn(parent())
    scheduler.spawn(count(log, "b", 2))
    scheduler.run()
    check.equal(" ".join(log), "a0 b0 c0 a1 b1 c1 a2 d0", "the order of the turns")
    log.clear()
    scheduler.spawn(count(log, "b", 2))
    scheduler.spawn(parent())
    scheduler.run()
    check.equal(" ".join(log), "b0 a0 b1 c0 a1 c1 a2 d0", "the order of the turns when b is the first one")


@always("results")
def results(student):
    scheduler = student.Scheduler()
    check.equal(scheduler.run(), [], "what run() returned without a task")
    log = []

    def nothing():
        log.append("nothing")
        return
        yield

    for task in (count(log, "a", 3), nothing(), count(log, "b", 1), count(log, "c", 2)):
        scheduler.spawn(task)
    check.equal(scheduler.run(), [None, "b", "c", "a"], "what run() returned")
    check.equal(log.count("nothing"), 1, "how often a task without a yield ran")


@always("many-turns")
def many_turns(student):
    scheduler = student.Scheduler()

    def long():
        turns = 0
        while turns < 1100:
            turns += 1
            yield
        return turns

    scheduler.spawn(long())
    check.equal(scheduler.run(), [1100], "what run() returned")


@always("run-again")
def run_again(student):
    log = []
    first, second = student.Scheduler(), student.Scheduler()
    first.spawn(count(log, "a", 2))
    second.spawn(count(log, "b", 1))
    check.equal(first.run(), ["a"], "what run() of the first scheduler returned")
    check.equal(" ".join(log), "a0 a1", "what had run when run() of the first scheduler returned")
    first.spawn(count(log, "c", 1))
    check.equal(first.run(), ["c"], "what the second run() of the first scheduler returned")
    check.equal(second.run(), ["b"], "what run() of the second scheduler returned")
    check.equal(" ".join(log), "a0 a1 c0 b0", "what ran")
