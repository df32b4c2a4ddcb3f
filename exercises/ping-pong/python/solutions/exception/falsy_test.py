# "If there is no payload, it is the end."
# 0, "" and None are payloads. `not payload` says that they are none, the generator ends, and send raises StopIteration.


def consumer(table, log):
    count = 0
    with table:
        try:
            payload = yield
            while True:
                if not payload:
                    return
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
