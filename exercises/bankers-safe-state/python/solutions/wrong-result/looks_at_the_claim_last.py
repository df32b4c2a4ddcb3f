# "First I look whether so much is there. If it is not, the answer is no, whatever the claim."
# Who asks for more than his claim is to be told so at once. Here he waits for money that he may not have.
from threading import Condition


class Banker:
    def __init__(self, capital, claims):
        self.c = Condition()
        self.free = list(capital)
        self.claims = claims
        self.held = [[0] * len(capital) for _ in claims]

    def _safe(self):
        free, left = list(self.free), set(range(len(self.held)))
        found = True
        while found:
            found = False
            for c in list(left):
                if all(m - h <= f for m, h, f in zip(self.claims[c], self.held[c], free)):
                    free = [f + h for f, h in zip(free, self.held[c])]
                    left.discard(c)
                    found = True
        return not left

    def _try(self, who, amounts):
        if any(a > f for a, f in zip(amounts, self.free)):
            return False
        if any(h + a > m for h, a, m in zip(self.held[who], amounts, self.claims[who])):
            raise ValueError("claim")
        for k, a in enumerate(amounts):
            self.free[k] -= a
            self.held[who][k] += a
        if self._safe():
            return True
        for k, a in enumerate(amounts):
            self.free[k] += a
            self.held[who][k] -= a
        return False

    def available(self):
        with self.c:
            return list(self.free)

    def try_request(self, customer, amounts):
        with self.c:
            return self._try(customer, amounts)

    def request(self, customer, amounts):
        with self.c:
            while not self._try(customer, amounts):
                self.c.wait()

    def release(self, customer, amounts):
        with self.c:
            for k, a in enumerate(amounts):
                self.free[k] += a
                self.held[customer][k] -= a
            self.c.notify_all()
