# "The answer is the number of payloads before this one."
# It is counted too late: the first answer is 1.


def consumer(table, log):
    count = 0
    with table:
        try:
            payload = yield
            while True:
                count += 1
                log.append(("consumed", payload))
                payload = yield count - 1
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
