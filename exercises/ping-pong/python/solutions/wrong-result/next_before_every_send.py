# "Before each send it has to be advanced to the yield."
# It stands at the yield already: next sends None, which is a payload.


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
    try:
        for payload in payloads:
            next(consumer)
            log.append(("answered", consumer.send(payload)))
            sent += 1
    finally:
        consumer.close()
    return sent
