"""The consuming is in a generator of its own, to which `yield from` passes payloads, answers and the end."""


def counting(log, counter):
    answer = None
    while True:
        payload = yield answer
        log.append(("consumed", payload))
        counter.append(payload)
        answer = len(counter)


def consumer(table, log):
    counter = []
    table.acquire()
    try:
        yield from counting(log, counter)
    finally:
        table.release()
        log.append(("closed", len(counter)))


def produce(consumer, payloads, log):
    next(consumer)
    try:
        return sum(1 for payload in payloads if log.append(("answered", consumer.send(payload))) is None)
    finally:
        consumer.close()
