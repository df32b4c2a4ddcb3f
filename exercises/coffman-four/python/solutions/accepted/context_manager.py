import time
from contextlib import ExitStack, contextmanager


@contextmanager
def holding(tool):
    try:
        yield tool
    finally:
        tool.release()


def all_at_once(first, second, work):
    tools = {first, second}
    while True:
        got = [tool for tool in (first, second) if tool.acquire(timeout=0)]
        if len(got) == len(tools):
            break
        for tool in got:
            tool.release()
        time.sleep(0.1)
    with holding(first), holding(second):
        work()


def giving_back(first, second, work):
    pause = 0.1
    while True:
        with ExitStack() as stack:
            first.acquire()
            stack.callback(first.release)
            if second.acquire(timeout=1):
                stack.callback(second.release)
                work()
                return
        time.sleep(pause)
        pause *= 2


def in_order(*tools_and_work):
    *tools, work = tools_and_work
    with ExitStack() as stack:
        for tool in sorted(tools, key=lambda each: each.id):
            tool.acquire()
            stack.callback(tool.release)
        work()


def sharing(first, second, work):
    work()
