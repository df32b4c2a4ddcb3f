from threading import Lock

from heddle import always, check

kept = []


def consumer_of(student, table, log):
    """The consumer, which lives until somebody closes it."""
    made = student.consumer(table, log)
    kept.append(made)
    return made


def without_closing(log):
    return [entry for entry in log if entry[0] != "closed"]


def expected(payloads):
    log = []
    for number, payload in enumerate(payloads, 1):
        log += [("consumed", payload), ("answered", number)]
    return log


def own_consumer(table, log):
    count = 0
    with table:
        try:
            answer = None
            while True:
                payload = yield answer
                count += 1
                log.append(("consumed", payload))
                answer = count
        finally:
            log.append(("closed", count))


@always("back-and-forth")
def back_and_forth(student):
    table, log = Lock(), []
    payloads = ["a", "b", "c"]
    sent = student.produce(consumer_of(student, table, log), payloads, log)
    check.equal(without_closing(log), expected(payloads), "the log")
    check.equal(sent, 3, "what produce returned")


@always("any-payload")
def any_payload(student):
    table, log = Lock(), []
    payloads = [1, 0, "", False, None, [], 2]
    sent = student.produce(consumer_of(student, table, log), payloads, log)
    check.equal(without_closing(log), expected(payloads), "the log")
    check.equal(sent, len(payloads), "what produce returned")


@always("closed-once")
def closed_once(student):
    table, log = Lock(), []
    consumer = student.consumer(table, log)
    kept.append(consumer)
    check(not table.locked() and log == [], "the consumer did something before it was advanced")
    check.equal(next(consumer), None, "what the consumer yields first")
    check(table.locked(), "the consumer does not hold the table while it waits for a payload")
    check.equal([consumer.send(7), consumer.send(0)], [1, 2], "the consumer's answers")
    check(table.locked(), "the consumer does not hold the table while it waits for a payload")
    consumer.close()
    consumer.close()
    check.equal(log, [("consumed", 7), ("consumed", 0), ("closed", 2)], "the log")
    check(not table.locked(), "the table is not free when the consumer is closed")

    log = []

    def payloads():
        for payload in (1, 2):
            check(table.locked(), "the consumer does not hold the table between two payloads")
            yield payload

    check.equal(student.produce(consumer_of(student, table, log), payloads(), log), 2, "what produce returned")
    check.equal(log, [*expected([1, 2]), ("closed", 2)], "the log")
    check(not table.locked(), "the table is not free when produce has returned")

    log = []
    other = own_consumer(table, log)
    kept.append(other)
    student.produce(other, [5], log)
    check.equal(log, [("consumed", 5), ("answered", 1), ("closed", 1)], "the log with the test's own consumer")


class OutOfStock(Exception):
    pass


@always("payloads-fail")
def payloads_fail(student):
    table, log = Lock(), []
    problem = OutOfStock("no more")

    def payloads():
        yield 1
        raise problem

    caught = None
    try:
        student.produce(consumer_of(student, table, log), payloads(), log)
    except OutOfStock as error:
        caught = error
    check(caught is problem, "produce did not pass on the exception of the payloads")
    # Who does not close the consumer leaves the table taken: that is found by itself.
    check.equal(without_closing(log), expected([1]), "the log")


@always("no-payload")
def no_payload(student):
    table, log = Lock(), []
    check.equal(student.produce(consumer_of(student, table, log), [], log), 0, "what produce returned")
    check.equal(log, [("closed", 0)], "the log")
    check(not table.locked(), "the table is not free when produce has returned")
