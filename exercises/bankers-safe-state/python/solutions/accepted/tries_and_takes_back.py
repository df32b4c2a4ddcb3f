from threading import Event, Lock


class Banker:
    """Lends for a try, looks whether all can still be served, and takes it back if not."""

    def __init__(self, capital, claims):
        self._lock = Lock()
        self._free = tuple(capital)
        self._rest = {customer: tuple(claim) for customer, claim in enumerate(claims)}
        self._held = {customer: (0,) * len(capital) for customer in self._rest}
        self._waiting = []

    def available(self):
        with self._lock:
            return list(self._free)

    def try_request(self, customer, amounts):
        with self._lock:
            return self._attempt(customer, amounts)

    def request(self, customer, amounts):
        granted = Event()
        with self._lock:
            if self._attempt(customer, amounts):
                return
            self._waiting.append((customer, amounts, granted))
        granted.wait()

    def release(self, customer, amounts):
        with self._lock:
            self._move(customer, [-amount for amount in amounts])
            still = []
            for waiting in self._waiting:
                if self._attempt(*waiting[:2]):
                    waiting[2].set()
                else:
                    still.append(waiting)
            self._waiting = still

    def _move(self, customer, amounts):
        self._free = tuple(there - amount for there, amount in zip(self._free, amounts))
        self._rest[customer] = tuple(rest - amount for rest, amount in zip(self._rest[customer], amounts))
        self._held[customer] = tuple(held + amount for held, amount in zip(self._held[customer], amounts))

    def _attempt(self, customer, amounts):
        self._move(customer, amounts)
        try:
            if any(rest < 0 for rest in self._rest[customer]):
                raise ValueError("more than claimed")
            if self._serves(self._free, frozenset(self._rest)):
                customer = None
                return True
            return False
        finally:
            if customer is not None:
                self._move(customer, [-amount for amount in amounts])

    def _serves(self, free, customers):
        if any(there < 0 for there in free):
            return False
        if not customers:
            return True
        for customer in customers:
            if all(rest <= there for rest, there in zip(self._rest[customer], free)):
                then = tuple(there + held for there, held in zip(free, self._held[customer]))
                return self._serves(then, customers - {customer})
        return False
