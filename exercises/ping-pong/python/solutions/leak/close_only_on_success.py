# "After the loop I close it."
# If going over the payloads raises, the line after the loop is never reached.


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
    for payload in payloads:
        log.append(("answered", consumer.send(payload)))
        sent += 1
    consumer.close()
    return sent
