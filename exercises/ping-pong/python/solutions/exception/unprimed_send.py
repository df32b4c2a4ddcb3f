# "It is a function, so I can send at once."
# A generator that was never advanced stands before its first line: nobody is at a yield to receive anything.


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
            log.append(("answered", consumer.send(payload)))
            sent += 1
    finally:
        consumer.close()
    return sent
