from heddle.script import always, check, reachable

ANN, BOB = ["Ann: 3", "Ann: 4"], ["Bob: 5", "Bob: 1"]
TOTAL = "total: 13"


def texts_of(lines, name):
    return [line.text for line in lines if line.text.startswith(name)]


def check_run(script, method):
    end = script.run(method)
    printed = [line.text for line in end.lines]
    check(not end.died, f"with {method}, a process died: {'; '.join(end.died)}")
    check.equal(texts_of(end.lines, "Ann"), ANN, f"with {method}, what Ann counted")
    check.equal(texts_of(end.lines, "Bob"), BOB, f"with {method}, what Bob counted")
    check.equal(printed[-1], TOTAL, f"with {method}, the last line")
    check.equal(len(printed), 5, f"with {method}, the number of lines")
    check.equal(end.exitcode, 0, f"with {method}, the exit code")
    return end


def check_processes(script, method):
    end = script.run(method)
    workers = {line.pid for line in end.lines if not line.text.startswith("total")}
    totals = [line.pid for line in end.lines if line.text.startswith("total")]
    check(script.pid not in workers, f"with {method}, the main process counted boxes itself")
    check.equal(totals, [script.pid], f"with {method}, the processes that print a total, {script.pid} being the main one")


def are_mixed(lines):
    """Ann began before Bob was done, and the other way round."""
    names = "".join(line.text[0] for line in lines[:4])
    return sorted(names) == ["A", "A", "B", "B"] and names not in ("AABB", "BBAA")


@always("fork")
def fork(script):
    check_run(script, "fork")


@always("spawn")
def spawn(script):
    check_run(script, "spawn")


@always("own-processes")
def own_processes(script):
    check_processes(script, "spawn")


@always("own-processes-fork")
def own_processes_fork(script):
    check_processes(script, "fork")


@reachable("at-once")
def at_once(script, reach):
    if are_mixed(script.run("spawn").lines):
        reach()


@reachable("at-once-fork")
def at_once_fork(script, reach):
    if are_mixed(script.run("fork").lines):
        reach()
