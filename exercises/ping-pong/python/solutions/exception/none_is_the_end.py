# "At least None means nothing."
# A payload is any object, None as well: what comes through the yield cannot also say that nothing comes.


def consumer(table, log):
    count = 0
    with table:
        try:
            payload = yield
            while payload is not None:
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
