# "While it waits, it does not need the table."
# It has to hold it as long as it lives.


def consumer(table, log):
    count = 0
    try:
        payload = yield
        while True:
            with table:
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
