"""The table is held by `with`, the end is in `finally`; the producer closes in `finally`, too."""


def consumer(table, log):
    count = 0
    with table:
        try:
            payload = yield
            while True:
                count += 1
                log.append(("consumed", payload))
                payload = yield count
        finally:
            log.append(("closed", count))


def produce(consumer, payloads, log):
    sent = 0
    next(consumer)
    try:
        for payload in payloads:
            log.append(("answered", consumer.send(payload)))
            sent += 1
    finally:
        consumer.close()
    return sent
