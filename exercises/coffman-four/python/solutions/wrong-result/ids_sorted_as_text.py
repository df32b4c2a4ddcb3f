# "I sort the tools by what I call them."
# Texts are put in order letter by letter: "tool 10" comes before "tool 9".
from time import sleep


def all_at_once(first, second, work):
    while True:
        if first.acquire(0):
            if second.acquire(0):
                break
            first.release()
        sleep(0.1)
    work()
    second.release()
    first.release()


def giving_back(first, second, work):
    first.acquire()
    while not second.acquire(1):
        first.release()
        sleep(0.1)
        first.acquire()
    work()
    second.release()
    first.release()


def in_order(first, second, work):
    smaller, greater = sorted((first, second), key=lambda tool: f"tool {tool.id}")
    smaller.acquire()
    greater.acquire()
    work()
    greater.release()
    smaller.release()


def sharing(first, second, work):
    work()
