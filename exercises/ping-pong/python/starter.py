def consumer(table, log):
    count = 0
    table.acquire()
    try:
        answer = None
        while True:
            payload = yield answer
            if not payload:
                return
            count += 1
            log.append(("consumed", payload))
            answer = count
    finally:
        table.release()
        log.append(("closed", count))


def produce(consumer, payloads, log):
    next(consumer)
    sent = 0
    for payload in payloads:
        answer = consumer.send(payload)
        log.append(("answered", answer))
        sent += 1
    consumer.close()
    return sent
