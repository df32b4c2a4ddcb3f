from heddle import always, check, outside, reachable


class Broken(Exception):
    pass


@always("all-have-ended")
async def all_have_ended(student):
    begun, ended = [], []

    async def work(index):
        begun.append(index)
        await outside(name=f"sensor {index}")
        ended.append(index)
        return index * 10

    results = await student.run_all(work, 3)
    check.equal(sorted(begun), [0, 1, 2], "what work was called with")
    check.equal(len(ended), 3, "the number of calls that had ended when run_all had")
    check.equal(results, [0, 10, 20], "the results")


@reachable("all-at-once")
async def all_at_once(student, reach):
    under = []

    async def work(index):
        under.append(index)
        if len(under) == 3:
            reach()
        await outside(name=f"sensor {index}")
        under.remove(index)
        return index

    await student.run_all(work, 3)


@always("none")
async def none(student):
    async def work(index):
        check(False, "work was called though there was nothing to do")

    check.equal(await student.run_all(work, 0), [], "the results")


async def failing(student, indices):
    """Calls of which those with these indices fail: how many had ended, and the index of the one whose error run_all raised."""
    ended = []
    errors = [Broken(f"sensor {index} is broken") for index in range(3)]

    async def work(index):
        await outside(name=f"sensor {index}")
        ended.append(index)
        if index in indices:
            raise errors[index]
        return index

    try:
        await student.run_all(work, 3)
    except Exception as error:
        raised = errors.index(error) if error in errors else repr(error)
    else:
        raised = "none: it raised nothing"
    return len(ended), raised


@always("one-fails")
async def one_fails(student):
    ended, raised = await failing(student, [1])
    check.equal(raised, 1, "the index of the call whose error run_all raised")
    check.equal(ended, 3, "the number of calls that had ended when run_all had")


@always("two-fail")
async def two_fail(student):
    ended, raised = await failing(student, [0, 2])
    check.equal(raised, 0, "the index of the call whose error run_all raised")
    check.equal(ended, 3, "the number of calls that had ended when run_all had")
