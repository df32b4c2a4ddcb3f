"""Acquire and release by hand, `GeneratorExit` caught and raised again; `contextlib.closing` in the producer."""
from contextlib import closing


def consumer(table, log):
    table.acquire()
    answer = None
    while True:
        try:
            payload = yield answer
        except GeneratorExit:
            table.release()
            log.append(("closed", answer or 0))
            raise
        log.append(("consumed", payload))
        answer = 1 if answer is None else answer + 1


def produce(consumer, payloads, log):
    with closing(consumer):
        consumer.send(None)
        answers = [0]
        for payload in payloads:
            answers.append(consumer.send(payload))
            log.append(("answered", answers[-1]))
        return len(answers) - 1
